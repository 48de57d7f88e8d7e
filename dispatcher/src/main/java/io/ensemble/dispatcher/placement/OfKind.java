package io.ensemble.dispatcher.placement;

import io.ensemble.fleet.node.NodeKind;
import java.util.List;
import java.util.Optional;

/** Only nodes that speak the meeting's protocol. */
record OfKind(NodeKind kind) implements Filter {

    @Override
    public String name() {
        return "kind";
    }

    @Override
    public Optional<String> against(NodeInView node, List<NodeInView> left) {
        var other = node.node().kind();
        return other == kind ? Optional.empty() : Optional.of("of kind " + other);
    }
}
