package io.ensemble.dispatcher.placement;

import io.ensemble.fleet.node.NodeState;
import java.util.List;
import java.util.Optional;

/** Only nodes that the operator lets take new meetings. */
record Enabled() implements Filter {

    @Override
    public String name() {
        return "state";
    }

    @Override
    public Optional<String> against(NodeInView node, List<NodeInView> left) {
        var state = node.node().state();
        return state == NodeState.ENABLED ? Optional.empty() : Optional.of(state.toString());
    }
}
