// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.placement;

import java.util.HashSet;
import java.util.Set;

/** Nodes that a new meeting spares. */
final class Spared {

    private Spared() {}

    /**
     * The nodes that the caller found refusing, and those that said nothing when they were asked for the meeting. If that
     * were all, it is rather us who cannot be heard, and sparing them would help nobody: then the silent ones are left.
     */
    static Set<String> both(Set<String> refusing, Set<String> silent, Set<String> all) {
        var both = new HashSet<>(refusing);
        both.addAll(silent);
        return both.containsAll(all) ? refusing : both;
    }
}
