// SPDX-License-Identifier: Apache-2.0
package io.ensemble.fleet.node;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All nodes of the fleet with where they come from.
 *
 * @param nodes in the states that their sources give them; a node that left its source is draining
 * @param origins by the ids of the nodes
 */
public record Roster(List<Node> nodes, Map<String, NodeOrigin> origins) {

    /** A fleet without nodes. */
    public static final Roster EMPTY = new Roster(List.of(), Map.of());

    public Roster {
        nodes = List.copyOf(nodes);
        origins = Map.copyOf(origins);
    }

    /** Where that node comes from; empty if it is not in the fleet. */
    public Optional<NodeOrigin> origin(String node) {
        return Optional.ofNullable(origins.get(node));
    }
}
