package io.ensemble.sandbox.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long a node remembers those who joined and did not come. */
class PatienceTest {

    private final TestHouse house = new TestHouse();

    @Test
    void forgetsWhoNeverConnected() {
        // Given
        house.create("meetingID", "m1", "name", "Class");
        var late = house.join("m1", "Ada", Role.VIEWER);
        var inTime = house.enter("m1", "Bob", Role.VIEWER);
        // When
        house.pass(Duration.ofSeconds(45));
        var before = house.browsers.look(late);
        house.pass(Duration.ofSeconds(1));
        // Then
        assertThat(before).isInstanceOf(Presence.Registered.class);
        assertThat(house.browsers.look(late)).isInstanceOf(Presence.Unknown.class);
        assertThat(house.browsers.look(inTime)).isInstanceOf(Presence.Present.class);
    }

    @Test
    void remembersWhoWasInAndLeftLongAgo() {
        // Given
        house.create("meetingID", "m1", "name", "Class");
        house.enter("m1", "Bob", Role.VIEWER);
        var token = house.enter("m1", "Ada", Role.VIEWER);
        house.browsers.leave(token);
        // When
        house.pass(Duration.ofMinutes(3));
        // Then
        assertThat(house.browsers.look(token)).isInstanceOf(Presence.Registered.class);
    }

    @Test
    void letsAGuestWaitWhoseBrowserAsks() {
        // Given
        house.create("meetingID", "m1", "name", "Class", "guestPolicy", "ASK_MODERATOR");
        var patient = house.join("m1", "Ada", Role.VIEWER);
        var gone = house.join("m1", "Bob", Role.VIEWER);
        // When
        house.pass(Duration.ofSeconds(20));
        var _ = house.browsers.report(patient);
        house.pass(Duration.ofSeconds(20));
        // Then
        assertThat(house.browsers.look(patient)).isInstanceOf(Presence.Waiting.class);
        assertThat(house.browsers.look(gone)).isInstanceOf(Presence.Unknown.class);
    }

    @Test
    void givesARealBrowserTimeHoweverFastTheTimersRun() {
        // Given
        var fast = new TestHouse(new TimeScale(100));
        fast.create("meetingID", "m1", "name", "Class");
        var token = fast.join("m1", "Ada", Role.VIEWER);
        // When: 500 s for the timers
        fast.pass(Duration.ofSeconds(2));
        // Then
        assertThat(fast.browsers.look(token)).isInstanceOf(Presence.Registered.class);
    }
}
