package io.ensemble.dispatcher.reconciliation;

import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.placement.Placement;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.tenant.MeetingScope;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a node's answer says of the placements on it.
 *
 * @param releaseAfter age that a placement must have before it is released
 * @param confirmEvery how often placements of running meetings are kept from expiring
 * @param reserveAtMost age of a placement from which its load is no longer reserved, be it seen or not
 * @param rooms how long the places of Jitsi rooms are kept that nobody is seen in
 */
record ReconciliationRule(Duration releaseAfter, Duration confirmEvery, Duration reserveAtMost, RoomPatience rooms) {

    /**
     * What is to be done, and what to remember when it is done.
     *
     * @param settle meetings whose load is reserved no longer: polling sees them and knows it, or had time enough to
     * @param confirm meetings whose placements must not expire
     * @param release placements whose meetings are over
     * @param strangers meetings that run here although no placement says so, seen twice
     */
    record Step(
            List<MeetingKey> settle,
            List<MeetingKey> confirm,
            List<Placement> release,
            List<MeetingKey> strangers,
            NodeMemory after) {}

    /**
     * Compares an answer, which must be news, with the placements on the node.
     *
     * @param takenAt when the poll round of the snapshot began
     * @param urgent meetings that count as strangers at first sight
     */
    Step compare(
            NodeMemory before,
            NodeSighting sighting,
            Instant takenAt,
            List<Placement> placed,
            Predicate<MeetingKey> urgent,
            Instant now) {
        return sighting.listsMeetings() || rooms.isEmpty(sighting)
                ? compareListed(before, sighting, takenAt, placed, urgent, now)
                : keepAll(before, sighting, placed, now);
    }

    /** A node that has rooms and does not name them: each that is placed there may be one of them. */
    private Step keepAll(NodeMemory before, NodeSighting sighting, List<Placement> placed, Instant now) {
        var due = isDue(before, now);
        return new Step(
                settled(sighting, placed, Set.of()),
                due ? placed.stream().map(Placement::meeting).toList() : List.of(),
                List.of(),
                List.of(),
                new NodeMemory(
                        sighting.seenAt(),
                        Set.of(),
                        Set.of(),
                        before.opened(),
                        due ? Optional.of(now) : before.confirmedAt()));
    }

    private Step compareListed(
            NodeMemory before,
            NodeSighting sighting,
            Instant takenAt,
            List<Placement> placed,
            Predicate<MeetingKey> urgent,
            Instant now) {
        var running = sighting.listsMeetings() ? running(sighting) : Set.<MeetingKey>of();
        var placedHere = placed.stream().map(Placement::meeting).collect(Collectors.toSet());
        var strangers =
                running.stream().filter(Predicate.not(placedHere::contains)).collect(Collectors.toSet());
        // Twice, because the meeting may have been ended, and its placement released, since the node answered.
        var certain = strangers.stream()
                .filter(stranger -> before.strangers().contains(stranger) || urgent.test(stranger))
                .toList();
        var seen = placed.stream()
                .map(Placement::meeting)
                .filter(running::contains)
                .toList();
        var answeredAt = sighting.seenAt().filter(takenAt::isAfter).orElse(takenAt);
        var absent = placed.stream()
                .filter(placement -> !running.contains(placement.meeting()))
                // An answer says nothing of what was placed after it.
                .filter(placement -> placement.since().isBefore(answeredAt))
                .collect(Collectors.toSet());
        // Twice, because one answer may have been on its way while the meeting was being created.
        var over = absent.stream()
                .filter(before.absent()::contains)
                .filter(placement -> placement
                        .since()
                        .plus(patience(placement, before, sighting))
                        .isBefore(now))
                .toList();
        var due = isDue(before, now);
        return new Step(
                settled(sighting, placed, running),
                due ? seen : List.of(),
                over,
                certain,
                new NodeMemory(
                        sighting.seenAt(),
                        without(absent, over),
                        strangers,
                        opened(before, sighting, placed, running),
                        due ? Optional.of(now) : before.confirmedAt()));
    }

    /** By the answer, not by the clock: while nobody polls, what was placed stays reserved. */
    private List<MeetingKey> settled(NodeSighting sighting, List<Placement> placed, Set<MeetingKey> running) {
        return placed.stream()
                .filter(placement -> running.contains(placement.meeting())
                        || sighting.seenAt()
                                .filter(placement.since().plus(reserveAtMost)::isBefore)
                                .isPresent())
                .map(Placement::meeting)
                .toList();
    }

    private Duration patience(Placement placement, NodeMemory before, NodeSighting sighting) {
        var seenBefore = before.opened().contains(placement) && !rooms.mayMiss(sighting);
        return placement.meeting().kind() == NodeKind.BIGBLUEBUTTON || seenBefore ? releaseAfter : rooms.with(sighting);
    }

    private static Set<Placement> opened(
            NodeMemory before, NodeSighting sighting, List<Placement> placed, Set<MeetingKey> running) {
        return sighting.kind() == NodeKind.BIGBLUEBUTTON
                ? Set.of()
                : placed.stream()
                        .filter(placement ->
                                before.opened().contains(placement) || running.contains(placement.meeting()))
                        .collect(Collectors.toSet());
    }

    private boolean isDue(NodeMemory before, Instant now) {
        return before.confirmedAt()
                .filter(last -> last.plus(confirmEvery).isAfter(now))
                .isEmpty();
    }

    /** The meetings that the node listed, breakouts apart: those are never placed. */
    static Set<MeetingKey> running(NodeSighting sighting) {
        return sighting.meetings().stream()
                .filter(meeting -> !meeting.breakout())
                .map(meeting -> MeetingScope.ofNode(meeting.meetingId(), sighting.kind()))
                .collect(Collectors.toSet());
    }

    private static Set<Placement> without(Set<Placement> absent, List<Placement> released) {
        var rest = new HashSet<>(absent);
        released.forEach(rest::remove);
        return rest;
    }
}
