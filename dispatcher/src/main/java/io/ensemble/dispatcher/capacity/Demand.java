// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.capacity;

import io.ensemble.dispatcher.placement.LoadRule;
import io.ensemble.dispatcher.placement.NodeInView;
import io.ensemble.fleet.node.NodeState;
import java.util.List;

/**
 * What is asked of the nodes of one kind.
 *
 * @param load people on all nodes that hold meetings, as placement counts them: also on nodes that are being emptied, for
 *     their people come again elsewhere
 * @param weight the weight of a node, averaged over those that are enabled; 1 if none is
 * @param enabled nodes that the operators let take meetings, whether they answer or not
 */
record Demand(double load, double weight, int enabled) {

    Demand {
        if (!(load >= 0) || !(weight > 0) || enabled < 0) {
            throw new IllegalArgumentException(load + " people, weight " + weight + ", " + enabled + " nodes");
        }
    }

    /** Whether all nodes that hold meetings tell how full they are: of one that does not, unknown is never 0. */
    static boolean isKnown(List<NodeInView> nodes, LoadRule rule) {
        return nodes.stream()
                .filter(node -> node.holdsMeetings() && node.sighting().isPresent())
                .allMatch(rule::knows);
    }

    /** The demand on these nodes, all of one kind. */
    static Demand on(List<NodeInView> nodes, LoadRule rule) {
        var load = nodes.stream()
                .filter(NodeInView::holdsMeetings)
                .mapToDouble(node -> node.sighting()
                        .map(seen -> rule.of(seen, node.node().weight()))
                        .orElse(0.0))
                .sum();
        var enabled = nodes.stream()
                .filter(node -> node.node().state() == NodeState.ENABLED)
                .toList();
        var weight = enabled.stream()
                .mapToDouble(node -> node.node().weight())
                .average()
                .orElse(1);
        return new Demand(load, weight, enabled.size());
    }
}
