// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.drain;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.bigbluebutton.Meeting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EndStepTest {

    private static final Instant DEADLINE = Instant.parse("2026-09-30T12:00:00Z");
    private static final Duration NOTICE = Duration.ofSeconds(60);

    @Test
    void whoWasNotToldIsToldFirst() {
        var step = step(DEADLINE.plusSeconds(1), Map.of(), room("a"), room("b"));
        assertThat(ids(step.tell())).containsExactly("a", "b");
        assertThat(step.end()).isEmpty();
    }

    @Test
    void nobodyIsEndedBeforeTheNoticeIsOver() {
        var told = Map.of("a", DEADLINE.plusSeconds(1));
        assertThat(step(DEADLINE.plusSeconds(60), told, room("a"))).isEqualTo(new EndStep(List.of(), List.of()));
        assertThat(ids(step(DEADLINE.plusSeconds(61), told, room("a")).end())).containsExactly("a");
    }

    @Test
    void aMeetingThatCameLateHasItsOwnNotice() {
        var step = step(DEADLINE.plusSeconds(70), Map.of("a", DEADLINE.plusSeconds(1)), room("a"), room("late"));
        assertThat(ids(step.tell())).containsExactly("late");
        assertThat(ids(step.end())).containsExactly("a");
    }

    @Test
    void aNoticeOfAnEarlierDeadlineDoesNotCount() {
        var step = step(DEADLINE.plusSeconds(1), Map.of("a", DEADLINE.minusSeconds(3600)), room("a"));
        assertThat(ids(step.tell())).containsExactly("a");
        assertThat(step.end()).isEmpty();
    }

    @Test
    void breakoutRoomsAreToldAndEndWithTheirMeeting() {
        var told = Map.of("a", DEADLINE, "breakout", DEADLINE, "orphan", DEADLINE);
        var running = new Meeting[] {room("a"), breakout("breakout", "a"), breakout("orphan", "gone")};

        assertThat(ids(step(DEADLINE, Map.of(), running).tell())).containsExactly("a", "breakout", "orphan");
        assertThat(ids(step(DEADLINE.plusSeconds(60), told, running).end())).containsExactly("a", "orphan");
    }

    private static EndStep step(Instant now, Map<String, Instant> told, Meeting... running) {
        return EndStep.due(List.of(running), told, DEADLINE, NOTICE, now);
    }

    private static List<String> ids(List<Meeting> meetings) {
        return meetings.stream().map(Meeting::meetingId).toList();
    }

    private static Meeting room(String id) {
        return meeting(id, Optional.empty());
    }

    private static Meeting breakout(String id, String parent) {
        return meeting(id, Optional.of(parent));
    }

    private static Meeting meeting(String id, Optional<String> parent) {
        return new Meeting(id, id, id, Instant.EPOCH, 1, 1, 0, 0, 0, parent.isPresent(), parent, Map.of());
    }
}
