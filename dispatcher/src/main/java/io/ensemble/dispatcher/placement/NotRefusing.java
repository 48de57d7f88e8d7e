package io.ensemble.dispatcher.placement;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Only nodes that the caller has not just found refusing; polling may not have seen it yet. */
record NotRefusing(Set<String> refusing) implements Filter {

    @Override
    public String name() {
        return "not refusing";
    }

    @Override
    public Optional<String> against(NodeInView node, List<NodeInView> left) {
        return refusing.contains(node.node().id()) ? Optional.of("refusing") : Optional.empty();
    }
}
