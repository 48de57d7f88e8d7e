// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.share;

import io.ensemble.fleet.placement.Rendezvous;
import io.ensemble.fleet.snapshot.Pollers;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How pollers share the nodes without a word between them: everybody who knows the same pollers finds the same one for a
 * node, and a poller that comes or goes moves no node but its own.
 */
public record Share(Pollers pollers) {

    /** One poller does as much as another. */
    private static final double EQUAL = 1;

    /** The poller that looks at this node. */
    public String ownerOf(String node) {
        return Rendezvous.choose(
                        node, pollers.all().stream().collect(Collectors.toMap(Function.identity(), _ -> EQUAL)))
                .orElseThrow();
    }

    /** Whether the poller that knows the others looks at this node itself. */
    public boolean isMine(String node) {
        return ownerOf(node).equals(pollers.self());
    }
}
