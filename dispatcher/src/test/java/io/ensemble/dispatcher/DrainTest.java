// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher;

import static io.ensemble.dispatcher.Stage.withKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.ensemble.fleet.placement.Candidate;
import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.store.PlacementStore;
import io.ensemble.fleet.store.PlacementStore.Reservation;
import io.ensemble.fleet.testing.RealRedis;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Notices are 1 s before the end here, and deadlines are looked at each second. */
@QuarkusTest
@WithTestResource(RealRedis.class)
@WithTestResource(DispatcherSettings.class)
class DrainTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    Stage stage;

    @Inject
    RedisDataSource redis;

    @Inject
    PlacementStore placements;

    @Inject
    InstantSource clock;

    private final MoodyNode node = new MoodyNode().with("biology", "physics").withBreakout("room-1", "biology");

    @BeforeEach
    void theNodeIsInTheFleet() {
        stage.nodesInForce("nodes:\n" + node.entry("bbb-1"), 1);
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void pastTheDeadlineMeetingsAreToldAndThenEnded() {
        // Given
        var biology = new MeetingKey("default", "biology");
        placements.claim(
                biology,
                List.of(Candidate.taking("bbb-1", 0, 1)),
                new Reservation(15, Duration.ofMinutes(2)),
                clock.instant());

        // When
        drain("PT0S");

        // Then
        await().atMost(SOON).until(() -> node.meetings().isEmpty());
        var asked = node.asked();
        assertThat(asked.subList(0, 3))
                .allMatch(call -> call.startsWith("say "))
                .allMatch(call -> call.contains("closed in 1 seconds"));
        assertThat(Set.copyOf(asked.subList(3, asked.size()))).containsExactlyInAnyOrder("end biology", "end physics");

        // And the place is free, and it is on record, and the node stays as it is
        await().atMost(SOON).until(() -> placements.find(biology).isEmpty());
        await().atMost(SOON)
                .untilAsserted(() -> withKey()
                        .get("/api/audit")
                        .then()
                        .body("[0].deed", equalTo("ended"))
                        .body("[0].by", equalTo("anna"))
                        .body("[0].what", equalTo("2 meetings ended")));
        withKey().get("/api/nodes").then().body("[0].state", equalTo("draining"));
    }

    @Test
    void aMeetingThatCannotBeEndedKeepsNoneFromIt() {
        node.keeping("biology");
        drain("PT0S");
        await().atMost(SOON).until(() -> !node.meetings().contains("physics"));
        await().atMost(SOON)
                .untilAsserted(() -> withKey()
                        .get("/api/audit")
                        .then()
                        .body("what", hasItem(startsWith("1 meeting ended, 1 could not be ended: The node answered"))));
        assertThat(node.meetings()).contains("biology");
    }

    @Test
    void aChatThatDoesNotWorkKeepsNoMeetingFromItsEnd() {
        node.be(MoodyNode.Mood.CHATLESS);
        drain("PT0S");
        await().atMost(SOON).until(() -> node.meetings().isEmpty());
    }

    @Test
    void aNodeThatFailsIsAskedUntilItAnswers() {
        for (var mood : List.of(MoodyNode.Mood.BAD_GATEWAY, MoodyNode.Mood.GARBAGE, MoodyNode.Mood.HANGING)) {
            node.be(mood);
            drain("PT0S");
            await().during(Duration.ofMillis(1500)).until(() -> node.asked().isEmpty());
        }
        node.be(MoodyNode.Mood.WELL);
        await().atMost(SOON).until(() -> node.meetings().isEmpty());
    }

    @Test
    void nobodyIsDisturbedBeforeTheDeadlineOrWithoutOne() {
        drain("PT1H");
        await().during(Duration.ofMillis(2500))
                .atMost(SOON)
                .until(() -> node.asked().isEmpty());
        put("{\"state\":\"draining\"}");
        await().during(Duration.ofMillis(2500))
                .atMost(SOON)
                .until(() -> node.asked().isEmpty());
    }

    @Test
    void whileAnotherDispatcherSeesToItThisOneDoesNot() {
        redis.value(String.class).set("ensemble:lease:drains", "another");
        drain("PT0S");
        await().during(Duration.ofMillis(2500))
                .atMost(SOON)
                .until(() -> node.asked().isEmpty());

        // And when the other one is gone
        redis.key().del("ensemble:lease:drains");
        await().atMost(SOON).until(() -> node.meetings().isEmpty());
    }

    @Test
    void whatAnotherDispatcherHasToldIsNotToldAgain() {
        drain("PT0S");
        await().atMost(SOON).until(() -> node.asked().size() >= 3);
        await().atMost(SOON).until(() -> node.meetings().isEmpty());
        assertThat(node.asked().stream().filter(call -> call.startsWith("say ")))
                .hasSize(3);
    }

    private static void drain(String deadline) {
        put("{\"state\":\"draining\",\"deadline\":\"" + deadline + "\",\"by\":\"anna\"}");
    }

    private static void put(String body) {
        withKey()
                .contentType("application/json")
                .body(body)
                .put("/api/nodes/bbb-1/state")
                .then()
                .statusCode(200);
    }
}
