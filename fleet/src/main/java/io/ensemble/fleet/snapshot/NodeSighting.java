package io.ensemble.fleet.snapshot;

import io.ensemble.fleet.node.NodeKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * What a poller last saw of one node.
 *
 * @param node id of the node
 * @param health the verdict over the last polls
 * @param failures polls in a row that it did not answer, 0 after any answer
 * @param successes good polls in a row, 0 after any other
 * @param problem why the last poll failed, or what is wrong with the node, in words for an operator
 * @param seenAt when it last answered well; empty if it never did
 * @param meetings the meetings of its last answer; a failed poll forgets nothing. Of a Jitsi node, the rooms of its last
 *     census
 * @param triedAt when the last poll of it began, good or not; empty if nobody knows
 * @param askedAt when the last poll that was answered began: what was placed later cannot be in the meetings
 * @param cpu share of its processors that is busy, over all cores, from 0 to 1; empty if unknown, which is never 0
 * @param wrong what is wrong with it although it answers; such a node is out until it is mended, whatever its health
 * @param lapses when it was given up of late, the oldest first: a node that flaps is held back by them
 * @param count of a Jitsi node, and of no other: what it says of the number of its rooms
 * @param stumbles when it failed of late although it had just answered, the oldest first: a node that does so again and again
 *     is held back by them
 */
public record NodeSighting(
        String node,
        Health health,
        int failures,
        int successes,
        Optional<String> problem,
        Optional<Instant> seenAt,
        List<MeetingSighting> meetings,
        Optional<Instant> triedAt,
        Optional<Instant> askedAt,
        OptionalDouble cpu,
        Optional<Wrong> wrong,
        List<Instant> lapses,
        Optional<RoomCount> count,
        List<Instant> stumbles) {

    public NodeSighting {
        meetings = List.copyOf(meetings);
        lapses = List.copyOf(lapses);
        // A poller of an earlier version does not write them.
        stumbles = stumbles == null ? List.of() : List.copyOf(stumbles);
    }

    /** A sighting of a node that did not stumble. */
    public NodeSighting(
            String node,
            Health health,
            int failures,
            int successes,
            Optional<String> problem,
            Optional<Instant> seenAt,
            List<MeetingSighting> meetings,
            Optional<Instant> triedAt,
            Optional<Instant> askedAt,
            OptionalDouble cpu,
            Optional<Wrong> wrong,
            List<Instant> lapses,
            Optional<RoomCount> count) {
        this(
                node, health, failures, successes, problem, seenAt, meetings, triedAt, askedAt, cpu, wrong, lapses,
                count, List.of());
    }

    /** A sighting of a BigBlueButton node. */
    public NodeSighting(
            String node,
            Health health,
            int failures,
            int successes,
            Optional<String> problem,
            Optional<Instant> seenAt,
            List<MeetingSighting> meetings,
            Optional<Instant> triedAt,
            Optional<Instant> askedAt,
            OptionalDouble cpu,
            Optional<Wrong> wrong,
            List<Instant> lapses) {
        this(
                node,
                health,
                failures,
                successes,
                problem,
                seenAt,
                meetings,
                triedAt,
                askedAt,
                cpu,
                wrong,
                lapses,
                Optional.empty());
    }

    /** A sighting of which only the answer is known. */
    public NodeSighting(
            String node,
            Health health,
            int failures,
            int successes,
            Optional<String> problem,
            Optional<Instant> seenAt,
            List<MeetingSighting> meetings) {
        this(
                node,
                health,
                failures,
                successes,
                problem,
                seenAt,
                meetings,
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                List.of());
    }

    /** The meeting of that id on the node, breakouts apart: an id of theirs may be a meeting's elsewhere. */
    public Optional<MeetingSighting> meeting(String idOnNode) {
        return meetings.stream()
                .filter(meeting -> !meeting.breakout() && meeting.meetingId().equals(idOnNode))
                .findFirst();
    }

    /** This sighting with another time of its poll. */
    public NodeSighting triedAt(Instant time) {
        return new NodeSighting(
                node,
                health,
                failures,
                successes,
                problem,
                seenAt,
                meetings,
                Optional.of(time),
                askedAt,
                cpu,
                wrong,
                lapses,
                count,
                stumbles);
    }

    /** This sighting with another verdict. */
    public NodeSighting judged(Health verdict, List<Instant> givenUp) {
        return new NodeSighting(
                node, verdict, failures, successes, problem, seenAt, meetings, triedAt, askedAt, cpu, wrong, givenUp,
                count, stumbles);
    }

    /** This sighting with another count of failed polls. */
    public NodeSighting failing(int times) {
        return new NodeSighting(
                node, health, times, successes, problem, seenAt, meetings, triedAt, askedAt, cpu, wrong, lapses, count,
                stumbles);
    }

    /** This sighting with what is known of the processors. */
    public NodeSighting withCpu(OptionalDouble busy) {
        return new NodeSighting(
                node, health, failures, successes, problem, seenAt, meetings, triedAt, askedAt, busy, wrong, lapses,
                count, stumbles);
    }

    /** This sighting of a Jitsi node, which counted its rooms so. */
    public NodeSighting counting(RoomCount rooms) {
        return new NodeSighting(
                node,
                health,
                failures,
                successes,
                problem,
                seenAt,
                meetings,
                triedAt,
                askedAt,
                cpu,
                wrong,
                lapses,
                Optional.of(rooms),
                stumbles);
    }

    /** What the node is. */
    public NodeKind kind() {
        return count.isPresent() ? NodeKind.JITSI : NodeKind.BIGBLUEBUTTON;
    }

    /** Whether the meetings are all that the node had when it last answered; else it may have others than these. */
    public boolean listsMeetings() {
        return count.isEmpty() || count.get().namesRooms();
    }

    /** Whether the node is known to have had no meeting when it last answered. */
    public boolean knownEmpty() {
        return meetings.isEmpty() && (count.isEmpty() || count.get().knownEmpty());
    }

    /** The same, by an answer that was asked for after that instant: what was placed earlier would be in it. */
    public boolean knownEmptySince(Instant since) {
        return knownEmpty() && askedAt.filter(since::isBefore).isPresent();
    }

    /** Whether it answers, but not as it should, and has not answered well since that instant, if ever. */
    public boolean isWrongSince(Instant instant) {
        return wrong.isPresent() && seenAt.filter(instant::isBefore).isEmpty();
    }

    /** Whether it is known how many people there are. */
    public boolean countsPeople() {
        return count.isEmpty() || count.get().participants().isPresent();
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

    /** Meetings that a front end made; breakouts are counted apart. Those last known, if a node does not tell. */
    public int rooms() {
        return counted(RoomCount::conferences, (int)
                meetings.stream().filter(meeting -> !meeting.breakout()).count());
    }

    /** Breakout rooms. */
    public int breakouts() {
        return (int) meetings.stream().filter(MeetingSighting::breakout).count();
    }

    /** People in meetings. Somebody in a breakout room stays listed in its parent, so breakouts do not count. */
    public int participants() {
        return counted(
                RoomCount::participants,
                meetings.stream()
                        .filter(meeting -> !meeting.breakout())
                        .mapToInt(MeetingSighting::participants)
                        .sum());
    }

    private int counted(Function<RoomCount, OptionalInt> what, int listed) {
        return count.map(what).orElseGet(OptionalInt::empty).orElse(listed);
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
