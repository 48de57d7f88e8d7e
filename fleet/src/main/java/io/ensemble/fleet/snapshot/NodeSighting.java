package io.ensemble.fleet.snapshot;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the poller last saw of one node.
 *
 * @param node id of the node
 * @param health the verdict over the last polls
 * @param failures failed polls in a row, 0 after a good one
 * @param successes good polls in a row, 0 after a failed one
 * @param problem why the last poll failed, in words for an operator; empty after a good one
 * @param seenAt when it last answered; empty if it never did
 * @param meetings the meetings of its last answer; a failed poll forgets nothing
 */
public record NodeSighting(
        String node,
        Health health,
        int failures,
        int successes,
        Optional<String> problem,
        Optional<Instant> seenAt,
        List<MeetingSighting> meetings) {

    public NodeSighting {
        meetings = List.copyOf(meetings);
    }

    /** The meeting that a breakout room belongs to; the meeting itself if it is none; empty if the parent is not listed. */
    public Optional<MeetingSighting> roomOf(MeetingSighting meeting) {
        return meeting.breakout()
                ? meetings.stream()
                        .filter(room -> !room.breakout())
                        .filter(room -> meeting.parentInternalId().equals(Optional.of(room.internalId())))
                        .findFirst()
                : Optional.of(meeting);
    }

    /** Meetings that a front end made; breakouts are counted apart. */
    public int rooms() {
        return (int) meetings.stream().filter(meeting -> !meeting.breakout()).count();
    }

    /** Breakout rooms. */
    public int breakouts() {
        return meetings.size() - rooms();
    }

    /** People in meetings. Somebody in a breakout room stays listed in its parent, so breakouts do not count. */
    public int participants() {
        return meetings.stream()
                .filter(meeting -> !meeting.breakout())
                .mapToInt(MeetingSighting::participants)
                .sum();
    }

    /** People with a camera, breakouts included. */
    public int videos() {
        return meetings.stream().mapToInt(MeetingSighting::videos).sum();
    }

    /** People with a microphone, breakouts included. */
    public int voices() {
        return meetings.stream().mapToInt(MeetingSighting::voices).sum();
    }
}
