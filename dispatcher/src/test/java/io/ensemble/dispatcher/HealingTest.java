// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher;

import static io.ensemble.dispatcher.Stage.meeting;
import static io.ensemble.dispatcher.Stage.placing;
import static io.ensemble.dispatcher.Stage.withKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.MeetingSighting;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.store.PlacementStore;
import io.ensemble.fleet.testing.RealRedis;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealRedis.class)
@WithTestResource(DispatcherSettings.class)
class HealingTest {

    @Inject
    Stage stage;

    @Inject
    PlacementStore placements;

    @Inject
    RedisDataSource redis;

    private final FakeNode first = new FakeNode();
    private final FakeNode second = new FakeNode();

    @BeforeEach
    void twoNodes() {
        stage.nodes("nodes:\n" + first.entry("bbb-1") + second.entry("bbb-2"));
        stage.see(idle("bbb-1"), idle("bbb-2"));
        await().until(() ->
                withKey().get("/api/nodes").jsonPath().getList("health").equals(java.util.List.of("online", "online")));
    }

    @AfterEach
    void close() {
        first.close();
        second.close();
    }

    @Test
    void afterTheStoreWasEmptiedAMeetingIsFoundOnItsNode() {
        // Given a meeting that neither the store nor polling knows of
        second.meetings.add("biology");

        // Then
        placing("biology").post("/api/placements").then().statusCode(201).body("node", equalTo("bbb-2"));
    }

    @Test
    void onceAllNodesHaveToldWhatTheyRunTheStoreIsTrusted() {
        assertThat(placements.complete()).isFalse();
        await().until(() -> {
            stage.see(running("bbb-1", meeting("biology", Duration.ofMinutes(3), 5)), idle("bbb-2"));
            return placements.complete();
        });
        placed("biology", "bbb-1");

        // And no node is asked any more
        second.meetings.add("art");
        first.meetings.add("art");
        assertThat(placing("art").post("/api/placements").statusCode()).isEqualTo(201);
    }

    @Test
    void theSmallerOfTwoCopiesIsEnded() {
        // Given
        placing("biology").post("/api/placements").then().statusCode(201);
        var placedOn = where("biology");
        var other = placedOn.equals("bbb-1") ? "bbb-2" : "bbb-1";

        // When both run, and nobody is in the placed one
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            stage.see(
                    running(placedOn, meeting("biology", Duration.ofMinutes(3), 0)),
                    running(other, meeting("biology", Duration.ofMinutes(3), 7)));
            return fake(placedOn).ended.contains("biology");
        });

        // Then
        placed("biology", other);
        assertThat(fake(other).ended).isEmpty();
    }

    @Test
    void aNodeThatComesBackWithAMeetingThatWasPlacedElsewhereLosesItsCopy() {
        // Given a meeting that is placed anew after its node was given up
        placing("biology").post("/api/placements").then().statusCode(201);
        var lost = where("biology");
        var other = lost.equals("bbb-1") ? "bbb-2" : "bbb-1";
        stage.see(offline(lost, meeting("biology", Duration.ofMinutes(3), 20)), idle(other));
        await().until(() -> withKey()
                        .get("/api/placements?tenant=default&meetingId=biology")
                        .statusCode()
                == 404);
        placing("biology").post("/api/placements").then().statusCode(201).body("node", equalTo(other));

        // When the node is back with all the people that were in it
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            stage.see(
                    running(lost, meeting("biology", Duration.ofMinutes(4), 20)),
                    running(other, meeting("biology", Duration.ofMinutes(1), 1)));
            return fake(lost).ended.contains("biology");
        });

        // Then
        placed("biology", other);
        assertThat(fake(other).ended).isEmpty();
    }

    @Test
    void aNodeThatComesBackWithAMeetingThatNobodyMissedKeepsIt() {
        // Given
        placing("biology").post("/api/placements").then().statusCode(201);
        var lost = where("biology");
        var other = lost.equals("bbb-1") ? "bbb-2" : "bbb-1";
        stage.see(offline(lost, meeting("biology", Duration.ofMinutes(3), 20)), idle(other));
        await().until(() -> withKey()
                        .get("/api/placements?tenant=default&meetingId=biology")
                        .statusCode()
                == 404);

        // When
        stage.see(running(lost, meeting("biology", Duration.ofMinutes(4), 20)), idle(other));

        // Then
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> placed("biology", lost));
        assertThat(fake(lost).ended).isEmpty();
        assertThat(placements.lostOn(lost)).isEmpty();
    }

    private FakeNode fake(String node) {
        return node.equals("bbb-1") ? first : second;
    }

    private static String where(String meeting) {
        return withKey()
                .get("/api/placements?tenant=default&meetingId=" + meeting)
                .path("node");
    }

    private static void placed(String meeting, String node) {
        withKey()
                .get("/api/placements?tenant=default&meetingId=" + meeting)
                .then()
                .statusCode(200)
                .body("node", equalTo(node));
    }

    private NodeSighting idle(String node) {
        return stage.seen(node, Health.ONLINE);
    }

    private NodeSighting running(String node, MeetingSighting meeting) {
        return stage.seen(node, Health.ONLINE, meeting);
    }

    private NodeSighting offline(String node, MeetingSighting meeting) {
        return stage.seen(node, Health.OFFLINE, meeting);
    }
}
