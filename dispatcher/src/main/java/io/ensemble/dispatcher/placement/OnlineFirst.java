package io.ensemble.dispatcher.placement;

import io.ensemble.fleet.snapshot.Health;
import java.util.List;
import java.util.Optional;

/** No unstable node while an online one is left: one failed poll is a hint, and no reason to refuse a meeting. */
record OnlineFirst() implements Filter {

    @Override
    public String name() {
        return "online first";
    }

    @Override
    public Optional<String> against(NodeInView node, List<NodeInView> left) {
        var spared = node.is(Health.UNSTABLE) && left.stream().anyMatch(other -> other.is(Health.ONLINE));
        return spared ? Optional.of(Health.UNSTABLE.toString()) : Optional.empty();
    }
}
