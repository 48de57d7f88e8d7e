package io.ensemble.sandbox.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AuditTest {

    private final TestHouse house = new TestHouse();

    @Test
    void endsAMeetingThatNobodyJoins() {
        // Given
        house.create("meetingID", "m1", "name", "Empty", "meetingExpireIfNoUserJoinedInMinutes", "2");
        // When
        house.pass(Duration.ofMinutes(2));
        var before = house.reasons();
        house.pass(Duration.ofSeconds(10));
        // Then
        assertThat(before).isEmpty();
        assertThat(house.reasons()).containsExactly(EndReason.NOBODY_JOINED);
    }

    @Test
    void endsAMeetingAMinuteAfterTheLastOneLeftPlusTheLeftFlag() {
        // Given
        house.create("meetingID", "m1", "name", "Short");
        var token = house.enter("m1", "Ada", Role.VIEWER);
        house.browsers.leave(token);
        // When
        house.pass(Duration.ofSeconds(70));
        var before = house.reasons();
        house.pass(Duration.ofSeconds(20));
        // Then
        assertThat(before).isEmpty();
        assertThat(house.reasons()).containsExactly(EndReason.LAST_USER_LEFT);
    }

    @Test
    void doesNotEndAMeetingWhoseLastUserReloadsThePage() {
        // Given
        house.create("meetingID", "m1", "name", "Reload");
        var token = house.enter("m1", "Ada", Role.VIEWER);
        house.browsers.leave(token);
        house.pass(Duration.ofSeconds(60));
        // When
        house.browsers.connect(token, Media.NONE);
        house.pass(Duration.ofMinutes(10));
        // Then
        assertThat(house.reasons()).isEmpty();
    }

    @Test
    void endsAtOnceWhenThatIsAskedForAndTheLastOneLeft() {
        // Given
        house.create("meetingID", "m1", "name", "Quick", "meetingExpireWhenLastUserLeftInMinutes", "0");
        var token = house.enter("m1", "Ada", Role.VIEWER);
        house.pass(Duration.ofSeconds(6));
        // When
        house.browsers.leave(token);
        house.pass(Duration.ofSeconds(10));
        // Then
        assertThat(house.reasons()).containsExactly(EndReason.LAST_USER_LEFT);
    }

    @Test
    void endsAMeetingWhoseDurationIsOver() {
        // Given
        house.create("meetingID", "m1", "name", "Lesson", "duration", "3");
        house.enter("m1", "Ada", Role.VIEWER);
        // When
        house.pass(Duration.ofSeconds(191));
        // Then
        assertThat(house.reasons()).containsExactly(EndReason.DURATION);
    }

    @Test
    void endsWithoutModeratorOnlyIfOneWasThere() {
        // Given
        house.create("meetingID", "m1", "name", "Had one", "endWhenNoModerator", "true");
        house.create("meetingID", "m2", "name", "Had none", "endWhenNoModerator", "true");
        house.enter("m1", "Ada", Role.VIEWER);
        house.enter("m2", "Alan", Role.VIEWER);
        var moderator = house.enter("m1", "Grace", Role.MODERATOR);
        // When
        house.browsers.leave(moderator);
        house.pass(Duration.ofSeconds(100));
        // Then
        assertThat(house.ended())
                .extracting(gone -> gone.meeting().settings().meetingId(), MeetingEvent.Ended::reason)
                .containsExactly(tuple("m1", EndReason.NO_MODERATOR));
    }

    @Test
    void keepsThoseWhoLeftListedForAMinuteButDoesNotCountThem() {
        // Given
        house.create("meetingID", "m1", "name", "Listed", "meetingExpireWhenLastUserLeftInMinutes", "10");
        house.browsers.leave(house.enter("m1", "Ada", Role.VIEWER));
        // When
        house.pass(Duration.ofSeconds(60));
        var soon = house.meetings.find("m1").orElseThrow();
        house.pass(Duration.ofSeconds(2));
        var later = house.meetings.find("m1").orElseThrow();
        // Then
        assertThat(soon.attendees()).hasSize(1);
        assertThat(soon.present()).isEmpty();
        assertThat(soon.running()).isTrue();
        assertThat(later.running()).isFalse();
    }

    @Test
    void runsTimersFasterWithATimeScale() {
        // Given
        var fast = new TestHouse(new TimeScale(60));
        fast.create("meetingID", "m1", "name", "Fast");
        // When
        fast.pass(Duration.ofSeconds(6));
        // Then
        assertThat(fast.reasons()).containsExactly(EndReason.NOBODY_JOINED);
    }
}
