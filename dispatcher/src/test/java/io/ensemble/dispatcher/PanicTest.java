// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher;

import static io.ensemble.dispatcher.Stage.withKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.ensemble.fleet.placement.Candidate;
import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.store.EndRequestStore;
import io.ensemble.fleet.store.OperatorStateStore;
import io.ensemble.fleet.store.PlacementStore;
import io.ensemble.fleet.store.PlacementStore.Reservation;
import io.ensemble.fleet.store.StoreAccess;
import io.ensemble.fleet.testing.RealRedis;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealRedis.class)
@WithTestResource(DispatcherSettings.class)
class PanicTest {

    @Inject
    Stage stage;

    @Inject
    RedisDataSource redis;

    @Inject
    PlacementStore placements;

    @Inject
    EndRequestStore endRequests;

    @Inject
    StoreAccess store;

    @Inject
    OperatorStateStore states;

    @Inject
    InstantSource clock;

    private final MoodyNode node = new MoodyNode().with("biology").withBreakout("room-1", "biology");

    private final MoodyNode other = new MoodyNode();

    @BeforeEach
    void theNodeIsInTheFleet() {
        stage.nodesInForce("nodes:\n" + node.entry("bbb-1"), 1);
    }

    @AfterEach
    void close() {
        node.close();
        other.close();
    }

    @Test
    void allMeetingsAreEndedAndTheNodeTakesNoMore() {
        // Given
        var biology = new MeetingKey("default", "biology");
        placements.claim(
                biology,
                List.of(Candidate.taking("bbb-1", 0, 1)),
                new Reservation(15, Duration.ofMinutes(2)),
                clock.instant());

        // When, Then
        panic("bbb-1", "{\"by\":\"anna\",\"why\":\"on fire\"}")
                .statusCode(200)
                .body("node", equalTo("bbb-1"))
                .body("state", equalTo("cordoned"))
                .body("ended", equalTo(1))
                .body("failed", empty())
                .body("problem", nullValue());
        assertThat(node.asked()).containsExactly("end biology");
        assertThat(node.meetings()).isEmpty();
        assertThat(placements.find(biology)).isEmpty();
        withKey()
                .get("/api/audit")
                .then()
                .body("[0].deed", equalTo("panic"))
                .body("[0].what", equalTo("1 ended, 0 failed"))
                .body("[0].by", equalTo("anna"))
                .body("[0].why", equalTo("on fire"))
                .body("[1].what", equalTo("cordoned"));
    }

    @Test
    void whatWasEndedStartsAnewElsewhereAtOnce() {
        // Given a meeting that the last snapshot has on the node
        stage.nodesInForce("nodes:\n" + node.entry("bbb-1") + other.entry("bbb-2"), 2);
        stage.see(
                stage.seen("bbb-1", Health.ONLINE, Stage.meeting("biology", Duration.ofHours(1), 3)),
                stage.seen("bbb-2", Health.ONLINE));
        Stage.placing("biology").post("/api/placements").then().body("node", equalTo("bbb-1"));

        // When
        panic("bbb-1", "{}").statusCode(200).body("ended", equalTo(1));

        // Then
        Stage.placing("biology").post("/api/placements").then().statusCode(201).body("node", equalTo("bbb-2"));
    }

    @Test
    void whatOthersPlacedBeforeTheyKnewIsEndedToo() {
        // Given a meeting that appears when the others are being ended
        Thread.ofVirtual().start(() -> {
            await().until(() -> node.asked().contains("end biology"));
            node.with("late");
        });

        panic("bbb-1", "{}").statusCode(200).body("ended", equalTo(2)).body("failed", empty());
        assertThat(node.meetings()).isEmpty();
    }

    @Test
    void itCarriesOnPastFailures() {
        node.with(IntStream.range(0, 50).mapToObj(i -> "m" + i).toArray(String[]::new))
                .with("maths~school")
                .keeping("m7", "maths~school");

        panic("bbb-1", "{}")
                .statusCode(200)
                .body("ended", equalTo(50))
                .body("failed", hasSize(2))
                .body("failed[0].tenant", equalTo("default"))
                .body("failed[0].meetingId", equalTo("m7"))
                .body("failed[0].reason", containsString("internalError"))
                .body("failed[1].tenant", equalTo("school"))
                .body("failed[1].meetingId", equalTo("maths"));
        assertThat(node.meetings()).containsExactlyInAnyOrder("m7", "maths~school");
        // And when the node comes back with those that it kept, it is known that somebody wanted their end
        assertThat(endRequests.ago(new MeetingKey("default", "m7"))).isPresent();
        assertThat(endRequests.ago(new MeetingKey("school", "maths"))).isPresent();
    }

    @Test
    void ofANodeThatDoesNotAnswerTheMeetingsThatWereLastSeenAreTried() {
        stage.see(stage.seen("bbb-1", Health.ONLINE, Stage.meeting("biology", Duration.ofHours(1), 3)));
        for (var mood : List.of(MoodyNode.Mood.HANGING, MoodyNode.Mood.BAD_GATEWAY, MoodyNode.Mood.GARBAGE)) {
            node.be(mood);
            panic("bbb-1", "{}")
                    .statusCode(200)
                    .body("state", equalTo("cordoned"))
                    .body("ended", equalTo(0))
                    .body("failed[0].meetingId", equalTo("biology"))
                    .body("problem", containsString("does not tell its meetings"));
        }
        node.close();
        panic("bbb-1", "{}").statusCode(200).body("failed[0].reason", containsString("No connection"));
    }

    @Test
    void aStoreThatIsAwayKeepsNoMeetingFromItsEnd() {
        redis.execute("CLIENT", "PAUSE", "8000", "ALL");

        panic("bbb-1", "{}")
                .statusCode(200)
                .body("ended", equalTo(1))
                .body("problem", containsString("could not be cordoned"));
        assertThat(node.meetings()).isEmpty();
        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .until(() -> store.ask(states::keep).isEmpty());
    }

    @Test
    void aNodeThatIsNotThereIsRefused() {
        panic("bbb-9", "{}").statusCode(404).body("code", equalTo("unknown-node"));
    }

    private static ValidatableResponse panic(String id, String body) {
        return withKey()
                .contentType("application/json")
                .body(body)
                .post("/api/nodes/" + id + "/panic")
                .then();
    }
}
