// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.placement;

import java.util.List;
import java.util.Optional;

/** No node of unknown load while another one is left: it may be full, and nobody could tell. */
record KnownLoad(Measure measure) implements Filter {

    @Override
    public String name() {
        return "known load";
    }

    @Override
    public Optional<String> against(NodeInView node, List<NodeInView> left) {
        var spared = !measure.knows(node) && left.stream().anyMatch(measure::knows);
        return spared ? Optional.of("of unknown load") : Optional.empty();
    }
}
