package io.ensemble.sandbox.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.sandbox.jitsi.token.TokenMode;
import io.ensemble.sandbox.meeting.TimeScale;
import io.ensemble.sandbox.node.RunningJitsi;
import io.ensemble.sandbox.node.RunningNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CrowdTest {

    private final RunningNode node;
    private final Crowd crowd;

    CrowdTest() throws IOException {
        node = new RunningNode();
        crowd = new Crowd(50, List.of(node.node().place()), node.time, TimeScale.REAL, new Random(5));
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void fillsTheMeetingsThatAreThere() throws Exception {
        // Given
        node.xml("create", "meetingID", "m1", "name", "Class");
        node.xml("create", "meetingID", "m2", "name", "Class");
        // When
        pass(25);
        // Then
        assertThat(present("m1") + present("m2")).isBetween(40L, 50L);
        assertThat(present("m1")).isPositive();
        assertThat(present("m2")).isPositive();
    }

    @Test
    void comesAndGoes() throws Exception {
        // Given
        node.xml("create", "meetingID", "m1", "name", "Class");
        // When
        pass(1800);
        // Then
        assertThat(node.node().place().meetings().find("m1").orElseThrow().attendees())
                .hasSizeGreaterThan(50);
    }

    @Test
    void waitsWhileThereIsNoMeeting() {
        // When
        pass(60);
        // Then
        assertThat(node.node().place().meetings().ids()).isEmpty();
    }

    @Test
    void fillsRoomsOfAJitsiServerToo() throws Exception {
        try (var jitsi = new RunningJitsi(TokenMode.SECRET)) {
            // Given
            jitsi.entry("/sandbox/enter", "/maths", "", jitsi.token(claims -> {}));
            var guests = new Crowd(20, List.of(jitsi.node().place()), node.time, TimeScale.REAL, new Random(5));
            // When
            for (var i = 0; i < 25; i++) {
                node.time.advance(Duration.ofSeconds(1));
                guests.run();
            }
            // Then
            var people = jitsi.state().at("/rooms/0/people");
            assertThat(people.size()).isBetween(15, 21);
            assertThat(people.toString()).containsOnlyOnce("\"role\":\"moderator\"");
        }
    }

    private long present(String meetingId) {
        return node.node()
                .place()
                .meetings()
                .find(meetingId)
                .orElseThrow()
                .present()
                .size();
    }

    private void pass(int seconds) {
        for (var i = 0; i < seconds; i++) {
            node.time.advance(Duration.ofSeconds(1));
            crowd.run();
        }
    }
}
