// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.discovery;

import io.ensemble.fleet.node.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The nodes that a Prometheus lists, over several answers. After a restart it lists none, and then some; a mistake in its
 * configuration takes all away at once. So a node has left only when it was missing in every answer for a while, and never
 * because nothing is listed at all.
 */
final class TargetMemory {

    private final Duration leaveAfter;
    private final SequencedMap<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, Instant> missingSince = new HashMap<>();

    /**
     * A memory.
     *
     * @param known the nodes that were listed before this service was started
     */
    TargetMemory(List<Node> known, Duration leaveAfter) {
        known.forEach(node -> nodes.put(node.id(), node));
        this.leaveAfter = leaveAfter;
    }

    /** Takes an answer in; answers what is listed now. */
    List<Node> after(TargetReading reading, Instant now) {
        var there = new HashSet<>(reading.unclear());
        for (var node : reading.nodes()) {
            nodes.put(node.id(), node);
            there.add(node.id());
        }
        missingSince.keySet().removeAll(there);
        var saysNothing = reading.nameless() || there.isEmpty();
        nodes.keySet().removeIf(id -> {
            if (there.contains(id) || saysNothing) {
                return false;
            }
            var since = missingSince.computeIfAbsent(id, any -> now);
            return !since.plus(leaveAfter).isAfter(now);
        });
        missingSince.keySet().retainAll(nodes.keySet());
        return List.copyOf(nodes.values());
    }
}
