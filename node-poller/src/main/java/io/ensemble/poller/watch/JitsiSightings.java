// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.watch;

import io.ensemble.fleet.snapshot.MeetingSighting;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.snapshot.RoomCount;
import io.ensemble.fleet.snapshot.Wrong;
import io.ensemble.poller.jitsi.Census;
import io.ensemble.poller.jitsi.JitsiReply;
import io.ensemble.poller.watch.Sightings.Poll;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes a sighting out of what a Jitsi node answered and what was seen of it before. */
record JitsiSightings(Sightings sightings) {

    /**
     * The sighting of a node that answered, or did not.
     *
     * @param clockOff by how much its clock is off, if more than is tolerated
     */
    NodeSighting next(Poll poll, JitsiReply reply, Optional<Duration> clockOff) {
        return switch (reply) {
            case JitsiReply.Well well ->
                sightings.answered(poll, clockOff, well.trouble(), rooms(poll, well), Optional.of(well.count()));
            case JitsiReply.Unwell(var why, var silent) ->
                silent ? sightings.silent(poll, why) : sightings.missed(poll, why);
            case JitsiReply.Strange(var what) ->
                sightings.wrong(poll, Wrong.ANSWER, what + ": is it a Jitsi server, and the url of the node right?");
        };
    }

    /** What could not be read forgets nothing, unless somebody else knows that no room is left. */
    private static List<MeetingSighting> rooms(Poll poll, JitsiReply.Well well) {
        var nodeNow = well.time().orElse(poll.now());
        return well.census()
                .map(census -> census.rooms().stream()
                        .map(room -> sighting(room, age(room, poll, nodeNow)))
                        .toList())
                .orElseGet(() -> isForgotten(poll, well.count())
                        ? List.of()
                        : poll.last().map(NodeSighting::meetings).orElse(List.of()));
    }

    private static boolean isForgotten(Poll poll, RoomCount count) {
        return count.knownEmpty() || poll.node().jitsi().orElseThrow().census().isEmpty();
    }

    private static Duration age(Census.Room room, Poll poll, Instant nodeNow) {
        var age = room.created()
                .map(created -> Duration.between(created, nodeNow))
                .orElseGet(() -> ageSinceFirstSight(room, poll));
        return age.isNegative() ? Duration.ZERO : age;
    }

    private static Duration ageSinceFirstSight(Census.Room room, Poll poll) {
        return poll.last()
                .flatMap(last -> last.meetings().stream()
                        .filter(seen -> seen.meetingId().equals(room.name()))
                        .findFirst()
                        .map(seen ->
                                seen.age().plus(Duration.between(last.seenAt().orElse(poll.now()), poll.now()))))
                .orElse(Duration.ZERO);
    }

    private static MeetingSighting sighting(Census.Room room, Duration age) {
        return new MeetingSighting(room.name(), room.name(), age, room.participants(), 0, 0, 0, room.breakout());
    }
}
