package io.ensemble.gateway.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.MeetingSighting;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.snapshot.Snapshot;
import io.ensemble.fleet.store.FleetView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HookEventsTest {

    private static final String BREAKOUT = "a".repeat(40) + "-1700000000123";
    private static final String PARENT = "b".repeat(40) + "-1700000000000";

    private final FleetView fleet = mock();
    private final HookEvents events = new HookEvents(new ObjectMapper(), new EventOwner(fleet));

    @BeforeEach
    void seeTheParent() {
        var parent = new MeetingSighting("bio~moodle", PARENT, Duration.ofHours(1), 3, 1, 0, 0, false);
        when(fleet.snapshot())
                .thenReturn(new Snapshot(
                        Instant.EPOCH,
                        1,
                        Map.of(
                                "a",
                                new NodeSighting(
                                        "a",
                                        Health.ONLINE,
                                        0,
                                        1,
                                        Optional.empty(),
                                        Optional.empty(),
                                        List.of(parent)))));
    }

    @Test
    void anEventIsUnscopedAndOtherwiseLeftAsItIs() {
        // When
        var read = events.read("a", "[" + event("User-Joined", "bio~moodle", "\"n\":\"bio~moodle\"") + "]");

        // Then
        assertThat(read)
                .containsExactly(new HookEvent(
                        0,
                        "user-joined",
                        new MeetingKey("moodle", "bio"),
                        event("User-Joined", "bio", "\"n\":\"bio~moodle\"")));
    }

    @Test
    void aBreakoutIsItsParentsTenants() {
        // When
        var read = events.read(
                "a",
                "[" + event("meeting-created", BREAKOUT, "\"is-breakout\":true,\"parent-id\":\"" + PARENT + "\"")
                        + "]");

        // Then
        assertThat(read).extracting(HookEvent::meeting).containsExactly(new MeetingKey("moodle", BREAKOUT));
    }

    @Test
    void aBreakoutOfUnknownParentsIsNobodys() {
        assertThat(events.read("a", "[" + event("user-joined", BREAKOUT, "\"x\":1") + "]"))
                .isEmpty();
        assertThat(events.read(
                        "b", "[" + event("x", "bio", "\"is-breakout\":true,\"parent-id\":\"" + PARENT + "\"") + "]"))
                .isEmpty();
    }

    @Test
    void whatIsNoEventIsPassedOver() {
        assertThat(events.read("a", "[{\"data\":{\"id\":\"x\"}}, 1, " + event("y", "bio", "\"x\":1") + "]"))
                .extracting(HookEvent::place)
                .containsExactly(2);
        assertThat(events.read("a", "[{")).isEmpty();
        assertThat(events.read("a", "")).isEmpty();
    }

    private static String event(String id, String externalId, String more) {
        return "{\"data\":{\"type\":\"event\",\"id\":\"" + id + "\",\"attributes\":{\"meeting\":{"
                + "\"external-meeting-id\":\"" + externalId + "\"," + more + "}}}}";
    }
}
