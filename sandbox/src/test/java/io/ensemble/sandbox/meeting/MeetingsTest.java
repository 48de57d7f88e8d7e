package io.ensemble.sandbox.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MeetingsTest {

    private final TestHouse house = new TestHouse();

    @Test
    void makesExactlyOneMeetingOfManyConcurrentCreates() throws InterruptedException {
        // Given
        Callable<CreateOutcome> create = () -> house.tryCreate("meetingID", "same", "name", "Same");
        // When
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcomes = threads
                    .invokeAll(IntStream.range(0, 64).mapToObj(i -> create).toList())
                    .stream()
                    .map(MeetingsTest::result)
                    .toList();
            // Then
            assertThat(outcomes)
                    .filteredOn(CreateOutcome.Created.class::isInstance)
                    .hasSize(1);
            assertThat(outcomes)
                    .filteredOn(CreateOutcome.Duplicate.class::isInstance)
                    .hasSize(63);
        }
    }

    @Test
    void givesStrictlyIncreasingCreateTimesThoughTheClockStands() {
        // Given
        var first = house.create("meetingID", "m1", "name", "First");
        // When
        var second = house.create("meetingID", "m2", "name", "Second");
        // Then
        assertThat(second.created()).isAfter(first.created());
    }

    @Test
    void formsTheInternalIdFromHashAndCreateTime() {
        // When
        var meeting = house.create("meetingID", "abc123", "name", "Known");
        // Then: the hash is the one of section 1.3
        assertThat(meeting.internalId())
                .isEqualTo("6367c48dd193d56ea7b0baad25b19455e529f5ee-"
                        + meeting.created().toEpochMilli());
    }

    @Test
    void findsAMeetingByInternalIdAndByNoShortPrefixOfIt() {
        // Given
        var meeting = house.create("meetingID", "abc123", "name", "Known");
        // When, then
        assertThat(house.meetings.find(meeting.internalId())).isPresent();
        assertThat(house.meetings.find("63")).isEmpty();
    }

    @Test
    void refusesAVoiceBridgeThatIsInUse() {
        // Given
        house.create("meetingID", "m1", "name", "First", "voiceBridge", "00071234");
        // When
        var second = house.tryCreate("meetingID", "m2", "name", "Second", "voiceBridge", "00071234");
        house.meetings.end("m1");
        var third = house.tryCreate("meetingID", "m3", "name", "Third", "voiceBridge", "00071234");
        // Then
        assertThat(second).isInstanceOf(CreateOutcome.VoiceBridgeTaken.class);
        assertThat(third).isInstanceOf(CreateOutcome.Created.class);
    }

    @Test
    void tiesBreakoutRoomsToTheirParent() {
        // Given
        var parent = house.create("meetingID", "parent", "name", "Parent", "meta_Tenant", "t1");
        // When
        var room = house.create(
                "meetingID",
                "room",
                "name",
                "Room",
                "isBreakout",
                "true",
                "parentMeetingID",
                "parent",
                "sequence",
                "1");
        var listed = house.meetings.find("parent").orElseThrow().breakoutRooms();
        house.meetings.end("parent");
        // Then
        assertThat(room.settings().breakout()).contains(new Breakout(parent.internalId(), 1, false));
        assertThat(room.settings().metadata()).containsEntry("tenant", "t1");
        assertThat(listed).containsExactly("room");
        assertThat(house.reasons()).containsExactly(EndReason.PARENT_ENDED, EndReason.CALLED);
        assertThat(house.meetings.all()).isEmpty();
    }

    @Test
    void knowsNoParentThatIsNotThere() {
        // When
        var outcome =
                house.tryCreate("meetingID", "room", "name", "Room", "isBreakout", "true", "parentMeetingID", "nobody");
        // Then
        assertThat(outcome).isInstanceOf(CreateOutcome.ParentUnknown.class);
    }

    @Test
    void tellsNobodyWhenMeetingsAreLost() {
        // Given
        house.create("meetingID", "m1", "name", "Lost");
        var token = house.enter("m1", "Ada", Role.VIEWER);
        // When
        house.meetings.loseAll();
        // Then
        assertThat(house.meetings.all()).isEmpty();
        assertThat(house.ended()).isEmpty();
        assertThat(house.browsers.look(token)).isInstanceOf(Presence.Unknown.class);
    }

    private static CreateOutcome result(Future<CreateOutcome> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
