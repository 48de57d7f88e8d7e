// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.placement;

import java.util.HashSet;
import java.util.Set;

/** Nodes that a new meeting spares. */
final class Spared {

    private Spared() {}

    /**
     * The nodes that the caller found refusing, and others that would rather not have the meeting: those that said nothing
     * when they were asked for it, or where it is being ended. If that were all, sparing them would help nobody (and if all
     * say nothing, it is rather us who cannot be heard): then the others are left.
     */
    static Set<String> both(Set<String> refusing, Set<String> others, Set<String> all) {
        var both = new HashSet<>(refusing);
        both.addAll(others);
        return both.containsAll(all) ? refusing : both;
    }
}
