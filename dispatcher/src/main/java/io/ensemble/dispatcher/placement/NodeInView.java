package io.ensemble.dispatcher.placement;

import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.snapshot.Snapshot;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A node with what was last seen of it.
 *
 * @param sighting empty if no snapshot ever had it
 */
public record NodeInView(Node node, Optional<NodeSighting> sighting) {

    /** Nodes with what the snapshot says of them. */
    public static List<NodeInView> all(Collection<Node> nodes, Snapshot snapshot) {
        return nodes.stream()
                .map(node -> new NodeInView(node, snapshot.of(node.id())))
                .toList();
    }

    /** This node with its processors unknown if it was polled last before that time. */
    NodeInView withoutCpuBefore(Instant time) {
        return new NodeInView(
                node,
                sighting.map(seen -> seen.triedAt().filter(time::isAfter).isPresent()
                        ? seen.withCpu(OptionalDouble.empty())
                        : seen));
    }

    /** Whether polling finds it in this health. */
    public boolean is(Health health) {
        return sighting.filter(seen -> seen.health() == health).isPresent();
    }

    /**
     * Whether it can be relied on to hold the meetings that it has: in use, and not given up. A node of which nothing is known
     * yet may have been seen before the store was emptied.
     */
    public boolean holdsMeetings() {
        return node.state() != NodeState.DISABLED && !is(Health.OFFLINE);
    }

    /** Whether it may be given new meetings: enabled, answering, and nothing wrong with it. */
    public boolean takesMeetings() {
        return node.state() == NodeState.ENABLED
                && holdsMeetings()
                && sighting.filter(seen -> seen.wrong().isEmpty()).isPresent();
    }

    /** Its health in one word; "unseen" if no snapshot ever had it. */
    public String healthInWords() {
        return sighting.map(seen -> seen.health().toString()).orElse("unseen");
    }
}
