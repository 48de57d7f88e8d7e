package io.ensemble.dispatcher.placement;

import io.ensemble.fleet.snapshot.Health;
import java.util.List;
import java.util.Optional;

/** Only nodes that polling has seen and not given up. */
record Answering() implements Filter {

    @Override
    public String name() {
        return "health";
    }

    @Override
    public Optional<String> against(NodeInView node, List<NodeInView> left) {
        if (node.sighting().isEmpty()) {
            return Optional.of("not seen yet");
        }
        return node.is(Health.OFFLINE) ? Optional.of(Health.OFFLINE.toString()) : Optional.empty();
    }
}
