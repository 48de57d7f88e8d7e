// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.dispatcher.reconciliation.ReconciliationRule.Step;
import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.placement.Placement;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.MeetingSighting;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.snapshot.RoomCount;
import io.ensemble.fleet.snapshot.RoomCount.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When the place of a Jitsi room is given up, and when it is not. */
class RoomReleaseTest {

    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
    private static final Placement MATHS = placed(0);
    private static final int TEN_MINUTES = 600;
    private static final int AN_HOUR = 3600;

    private final ReconciliationRule rule = new ReconciliationRule(
            Duration.ofSeconds(30),
            Duration.ofMinutes(10),
            Duration.ofMinutes(2),
            new RoomPatience(Duration.ofMinutes(10), Duration.ofHours(1)));

    @Test
    void aRoomThatWasSeenAndIsEmptyIsReleasedAfterTwoLooks() {
        var open = look(NodeMemory.NOTHING, 40, census("maths"));
        var first = look(open.after(), 50, census());
        var second = look(first.after(), 60, census());

        assertThat(open.settle()).containsExactly(MATHS.meeting());
        assertThat(first.release()).isEmpty();
        assertThat(second.release()).containsExactly(MATHS);
    }

    @Test
    void aRoomThatNobodyHasEnteredYetIsKeptForTenMinutes() {
        var first = look(NodeMemory.NOTHING, 40, census());
        var late = look(first.after(), TEN_MINUTES, census());

        assertThat(late.release()).isEmpty();
        assertThat(look(late.after(), TEN_MINUTES + 1, census()).release()).containsExactly(MATHS);
    }

    @Test
    void whoIsLedThereAnewIsWaitedForAnew() {
        // Given a room that was seen, and somebody who joins when it has just become empty
        var open = look(NodeMemory.NOTHING, 40, census("maths"));
        var again = placed(45);

        // When
        var first = lookAt(open.after(), 100, census(), again);
        var second = lookAt(first.after(), 300, census(), again);

        // Then
        assertThat(second.release()).isEmpty();
    }

    @Test
    void whereTheNodeDoesNotNameItsRoomsNoneIsReleasedWhileItHasAny() {
        var first = look(NodeMemory.NOTHING, TEN_MINUTES * 2, counted(Source.JICOFO, 1));
        var second = look(first.after(), TEN_MINUTES * 3, counted(Source.JICOFO, 1));

        assertThat(first.confirm()).containsExactly(MATHS.meeting());
        assertThat(second.release()).isEmpty();
    }

    @Test
    void whereJicofoCountsNoneTheyAreReleasedAfterTwoLooks() {
        var first = look(NodeMemory.NOTHING, TEN_MINUTES + 1, counted(Source.JICOFO, 0));
        var second = look(first.after(), TEN_MINUTES + 2, counted(Source.JICOFO, 0));

        assertThat(first.release()).isEmpty();
        assertThat(second.release()).containsExactly(MATHS);
    }

    @Test
    void theBridgeIsBelievedLater() {
        var first = look(NodeMemory.NOTHING, TEN_MINUTES * 2, counted(Source.BRIDGE, 0));
        var second = look(first.after(), TEN_MINUTES * 3, counted(Source.BRIDGE, 0));

        assertThat(second.release()).isEmpty();
        assertThat(look(second.after(), AN_HOUR + 1, counted(Source.BRIDGE, 0)).release())
                .containsExactly(MATHS);
    }

    @Test
    void alsoOfARoomThatTheCensusHadSeen() {
        // Given a room of two, and then no census: the bridge does not see them
        var open = look(NodeMemory.NOTHING, 40, census("maths"));
        var first = look(open.after(), TEN_MINUTES, counted(Source.BRIDGE, 0));
        var second = look(first.after(), TEN_MINUTES * 2, counted(Source.BRIDGE, 0));

        assertThat(second.release()).isEmpty();
        assertThat(look(second.after(), AN_HOUR + 1, counted(Source.BRIDGE, 0)).release())
                .containsExactly(MATHS);
    }

    @Test
    void whatNobodyCountsIsNeverReleased() {
        var first = look(NodeMemory.NOTHING, AN_HOUR * 2, RoomCount.UNKNOWN);
        var second = look(first.after(), AN_HOUR * 3, RoomCount.UNKNOWN);

        assertThat(second.release()).isEmpty();
        assertThat(second.confirm()).containsExactly(MATHS.meeting());
    }

    @Test
    void aCensusThatFailsOnceMakesTwoLooksOfNone() {
        // Given one look without the room, and then one without a census
        var open = look(NodeMemory.NOTHING, 40, census("maths"));
        var first = look(open.after(), 50, census());
        var blind = look(first.after(), 60, RoomCount.UNKNOWN);

        // Then it needs two again
        var third = look(blind.after(), 70, census());
        assertThat(third.release()).isEmpty();
        assertThat(look(third.after(), 80, census()).release()).containsExactly(MATHS);
    }

    @Test
    void aRoomIsNoStrangerToAMeetingOfItsName() {
        var meeting = new Placement(new MeetingKey("default", "maths"), "j", START);

        assertThat(lookAt(NodeMemory.NOTHING, 40, census("maths"), meeting).settle())
                .isEmpty();
    }

    private Step look(NodeMemory before, int second, NodeSighting sighting) {
        return lookAt(before, second, sighting, MATHS);
    }

    private Step look(NodeMemory before, int second, RoomCount count) {
        return lookAt(before, second, bare().counting(count), MATHS);
    }

    private Step lookAt(NodeMemory before, int second, NodeSighting sighting, Placement placement) {
        var at = START.plusSeconds(second);
        var answered = new NodeSighting(
                        "j", Health.ONLINE, 0, 1, Optional.empty(), Optional.of(at), sighting.meetings())
                .counting(sighting.count().orElseThrow());
        return rule.compare(before, answered, at, List.of(placement), _ -> false, at);
    }

    private static NodeSighting bare() {
        return new NodeSighting("j", Health.ONLINE, 0, 1, Optional.empty(), Optional.empty(), List.of());
    }

    private static RoomCount counted(Source source, int rooms) {
        return RoomCount.by(source, rooms, rooms * 3);
    }

    private static NodeSighting census(String... rooms) {
        var meetings = Arrays.stream(rooms)
                .map(room -> new MeetingSighting(room, room, Duration.ZERO, 3, 0, 0, 0, false))
                .toList();
        return new NodeSighting("j", Health.ONLINE, 0, 1, Optional.empty(), Optional.empty(), meetings)
                .counting(RoomCount.by(Source.CENSUS, rooms.length, 3 * rooms.length));
    }

    private static Placement placed(int second) {
        return new Placement(MeetingKey.jitsi("default", "maths"), "j", START.plusSeconds(second));
    }
}
