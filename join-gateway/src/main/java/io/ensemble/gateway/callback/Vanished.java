package io.ensemble.gateway.callback;

import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.snapshot.MeetingSighting;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.tenant.MeetingScope;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;

/**
 * Meetings that a node listed once, and has not for a long while although it answers: it was restarted, or could not tell of
 * their end. What was never seen in a list is never missed. Time is that of the polls alone, so while nobody polls nothing
 * vanishes.
 */
final class Vanished {

    private final Duration unlistedFor;
    private final ConcurrentMap<String, Map<MeetingKey, Instant>> lastListed = new ConcurrentHashMap<>();

    /** With how long a meeting has to be missing. */
    Vanished(Duration unlistedFor) {
        this.unlistedFor = unlistedFor;
    }

    /**
     * Looks at what a node answered.
     *
     * @param awaited the meetings of this node that matter; others are forgotten
     * @return those of them that have vanished
     */
    Set<MeetingKey> look(NodeSighting sighting, Set<MeetingKey> awaited) {
        var asked = sighting.askedAt().orElse(Instant.MIN);
        // A breakout room may have an id of the node's own making, and goes with its parent.
        var listed = sighting.meetings().stream()
                .filter(meeting -> !meeting.breakout())
                .map(MeetingSighting::meetingId)
                .collect(Collectors.toSet());
        var before = lastListed.getOrDefault(sighting.node(), Map.of());
        var known = new HashMap<MeetingKey, Instant>();
        var vanished = new HashSet<MeetingKey>();
        for (var meeting : awaited) {
            var last = before.get(meeting);
            if (listed.contains(MeetingScope.onNode(meeting))) {
                known.put(meeting, asked);
            } else if (last != null) {
                known.put(meeting, last);
                if (!last.plus(unlistedFor).isAfter(asked)) {
                    vanished.add(meeting);
                }
            }
        }
        lastListed.put(sighting.node(), Map.copyOf(known));
        return vanished;
    }

    /** Forgets all nodes but these. */
    void keepOnly(Set<String> nodes) {
        lastListed.keySet().retainAll(nodes);
    }
}
