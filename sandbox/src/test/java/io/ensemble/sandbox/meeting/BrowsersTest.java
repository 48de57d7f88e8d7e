package io.ensemble.sandbox.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BrowsersTest {

    private final TestHouse house = new TestHouse();
    private String token = "";

    @BeforeEach
    void someoneJoins() {
        house.create("meetingID", "m1", "name", "Class", "logoutURL", "https://lms.example.org/?m=%%MEETINGID%%");
        token = house.join("m1", "Ada", Role.VIEWER);
    }

    @Test
    void takesASilentPageForLost() {
        // Given
        house.browsers.open(token);
        // When
        house.pass(Duration.ofSeconds(31));
        // Then
        assertThat(house.browsers.look(token)).isInstanceOf(Presence.Left.class);
    }

    @Test
    void keepsAPageThatReports() {
        // Given
        house.browsers.open(token);
        // When
        for (var i = 0; i < 60; i++) {
            house.pass(Duration.ofSeconds(1));
            house.browsers.report(token);
        }
        // Then
        assertThat(house.browsers.look(token)).isInstanceOf(Presence.Present.class);
    }

    @Test
    void letsALostPageBackIn() {
        // Given
        house.browsers.open(token);
        house.pass(Duration.ofSeconds(31));
        // When
        var presence = house.browsers.report(token);
        // Then
        assertThat(presence).isInstanceOf(Presence.Present.class);
    }

    @Test
    void doesNotBringBackOneWhoLeft() {
        // Given
        house.browsers.open(token);
        house.browsers.leave(token);
        // When
        var presence = house.browsers.report(token);
        // Then
        assertThat(presence).isInstanceOf(Presence.Left.class);
    }

    @Test
    void expectsNoReportsOfARemoteControlledBrowser() {
        // Given
        house.browsers.connect(token, new Media(true, true, false));
        // When
        house.pass(Duration.ofMinutes(5));
        // Then
        assertThat(house.browsers.look(token)).isInstanceOf(Presence.Present.class);
    }

    @Test
    void knowsWhereToGoWhenTheMeetingIsOver() {
        // When
        house.meetings.end("m1");
        // Then
        assertThat(house.browsers.look(token)).isEqualTo(new Presence.Ended("https://lms.example.org/?m=m1"));
    }

    @Test
    void countsMediaForTheCensus() {
        // Given
        house.browsers.connect(token, new Media(true, true, false));
        // When
        house.enter("m1", "Alan", Role.VIEWER);
        house.enter("m1", "Grace", Role.VIEWER);
        // Then: one camera, seen by two others
        assertThat(house.census.take()).isEqualTo(new Occupancy(1, 3, 1, 0, 1, 2, 1, 3, 0, 0));
    }
}
