package io.ensemble.fleet.snapshot;

import io.ensemble.fleet.node.NodeKind;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the pollers last saw of every node.
 *
 * @param takenAt when the poll that is longest ago began: no node was looked at earlier. Of one node, {@link
 *     NodeSighting#askedAt} says it exactly
 * @param nodes by id
 */
public record Snapshot(Instant takenAt, Map<String, NodeSighting> nodes) {

    /** Nothing was seen yet. */
    public static final Snapshot NONE = new Snapshot(Instant.EPOCH, Map.of());

    public Snapshot {
        nodes = Map.copyOf(nodes);
    }

    /**
     * A snapshot for those who stage one whole.
     *
     * @param term means nothing: pollers share the nodes, so none of them leads
     */
    public Snapshot(Instant takenAt, long term, Map<String, NodeSighting> nodes) {
        this(takenAt, nodes);
    }

    /** What was seen of each node, together. */
    public static Snapshot of(Collection<NodeSighting> sightings) {
        return new Snapshot(
                sightings.stream()
                        .flatMap(sighting -> sighting.triedAt().stream())
                        .min(Comparator.naturalOrder())
                        .orElse(Instant.EPOCH),
                sightings.stream().collect(Collectors.toMap(NodeSighting::node, Function.identity())));
    }

    /**
     * This snapshot, completed from an earlier one: a store that was emptied fills again node by node, and a node is not gone
     * because nobody has written of it yet.
     *
     * @param known nodes that are in the fleet; of others nothing is kept
     */
    public Snapshot completedFrom(Snapshot earlier, Set<String> known) {
        var missing = earlier.nodes().values().stream()
                .filter(sighting -> known.contains(sighting.node()) && !nodes.containsKey(sighting.node()))
                .toList();
        return missing.isEmpty()
                ? this
                : Snapshot.of(
                        Stream.concat(nodes.values().stream(), missing.stream()).toList());
    }

    /** What was seen of that node. */
    public Optional<NodeSighting> of(String node) {
        return Optional.ofNullable(nodes.get(node));
    }

    /**
     * The node of that kind that last listed the meeting under this id, breakouts apart, if any. Nodes that were given up do not count;
     * of several, one that answers does, and then the one that answered last.
     */
    public Optional<String> nodeWithMeeting(String meetingIdOnNode, NodeKind kind) {
        return nodes.values().stream()
                .filter(sighting -> sighting.kind() == kind)
                .filter(sighting -> sighting.health() != Health.OFFLINE)
                .filter(sighting -> sighting.meeting(meetingIdOnNode).isPresent())
                .min(Comparator.comparing(NodeSighting::health)
                        .thenComparing(sighting -> sighting.seenAt().orElse(Instant.EPOCH), Comparator.reverseOrder()))
                .map(NodeSighting::node);
    }
}
