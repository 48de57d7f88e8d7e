package io.ensemble.gateway.placement;

import io.ensemble.fleet.snapshot.NodeSighting;
import java.time.Duration;
import java.time.Instant;

/**
 * Where this gateway last knew a meeting to be.
 *
 * @param node its id
 * @param at when that was last true
 */
public record Memory(String node, Instant at) {

    /** A poll that answered later than this has seen what was there before: more than any poll takes. */
    private static final Duration LONGEST_POLL = Duration.ofSeconds(10);

    /**
     * Whether polling knows better: it asked the node since, and the node did not have the meeting.
     *
     * @param sighting of the node
     * @param idOnNode what the node calls the meeting
     */
    public boolean isContradictedBy(NodeSighting sighting, String idOnNode) {
        var lookedSince = sighting.seenAt()
                .filter(seen -> seen.isAfter(at.plus(LONGEST_POLL)))
                .isPresent();
        return lookedSince
                && sighting.listsMeetings()
                && sighting.meetings().stream()
                        .noneMatch(meeting -> meeting.meetingId().equals(idOnNode));
    }
}
