// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.placement;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** No node that a gateway has just met in trouble, or that keeps its poller waiting, while another one is left. */
record NotTroubled(Set<String> troubled) implements Filter {

    @Override
    public String name() {
        return "no trouble";
    }

    @Override
    public Optional<String> against(NodeInView node, List<NodeInView> left) {
        var spared = isTroubled(node) && left.stream().anyMatch(other -> !isTroubled(other));
        return spared ? Optional.of("in trouble") : Optional.empty();
    }

    private boolean isTroubled(NodeInView node) {
        return troubled.contains(node.node().id());
    }
}
