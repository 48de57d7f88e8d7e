// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.placement;

import java.util.List;
import java.util.Optional;

/**
 * No node whose processors are all but busy while another one is left: there sound breaks up, however few people are
 * counted.
 */
record NotBusy(double busyAbove) implements Filter {

    @Override
    public String name() {
        return "not busy";
    }

    @Override
    public Optional<String> against(NodeInView node, List<NodeInView> left) {
        var spared = isBusy(node) && left.stream().anyMatch(other -> !isBusy(other));
        return spared ? Optional.of("busy") : Optional.empty();
    }

    private boolean isBusy(NodeInView node) {
        return node.sighting().filter(seen -> seen.cpu().orElse(0) >= busyAbove).isPresent();
    }
}
