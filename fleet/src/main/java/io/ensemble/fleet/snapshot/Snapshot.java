package io.ensemble.fleet.snapshot;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * What the poller last saw of every node.
 *
 * @param takenAt when the poll round began: what was placed later cannot be in it
 * @param term number of the lease under which it was written; a poller with an older lease can no longer write
 * @param nodes by id
 */
public record Snapshot(Instant takenAt, long term, Map<String, NodeSighting> nodes) {

    /** Nothing was seen yet. */
    public static final Snapshot NONE = new Snapshot(Instant.EPOCH, 0, Map.of());

    public Snapshot {
        nodes = Map.copyOf(nodes);
    }

    /** What was seen of that node. */
    public Optional<NodeSighting> of(String node) {
        return Optional.ofNullable(nodes.get(node));
    }

    /**
     * The node that last listed the meeting under this id, breakouts apart, if any. Nodes that were given up do not count;
     * of several, one that answers does, and then the one that answered last.
     */
    public Optional<String> nodeWithMeeting(String meetingIdOnNode) {
        return nodes.values().stream()
                .filter(sighting -> sighting.health() != Health.OFFLINE)
                .filter(sighting -> sighting.meetings().stream()
                        .anyMatch(meeting ->
                                !meeting.breakout() && meeting.meetingId().equals(meetingIdOnNode)))
                .min(Comparator.comparing(NodeSighting::health)
                        .thenComparing(sighting -> sighting.seenAt().orElse(Instant.EPOCH), Comparator.reverseOrder()))
                .map(NodeSighting::node);
    }
}
