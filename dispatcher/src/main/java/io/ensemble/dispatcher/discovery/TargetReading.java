// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.discovery;

import io.ensemble.fleet.node.Node;
import java.util.List;
import java.util.Set;

/**
 * What a Prometheus said of its targets.
 *
 * @param nodes those that are described well, in the order of the answer
 * @param unclear ids of nodes that are there, with a description that cannot be used
 * @param nameless whether there are targets of which nobody knows which node they are: then any may be
 * @param problems in words for an operator
 */
record TargetReading(List<Node> nodes, Set<String> unclear, boolean nameless, List<String> problems) {

    TargetReading {
        nodes = List.copyOf(nodes);
        unclear = Set.copyOf(unclear);
        problems = List.copyOf(problems);
    }
}
