// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher;

import static io.ensemble.dispatcher.Stage.placing;
import static io.ensemble.dispatcher.Stage.withKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.placement.Rendezvous;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.store.PlacementStore;
import io.ensemble.fleet.store.StoreAccess;
import io.ensemble.fleet.testing.RealRedis;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealRedis.class)
@WithTestResource(DispatcherSettings.class)
class StoreAwayTest {

    @Inject
    Stage stage;

    @Inject
    RedisDataSource redis;

    @Inject
    StoreAccess store;

    @Inject
    PlacementStore placements;

    @Test
    void whileTheStoreIsAwayMeetingsArePlacedByAgreementAndNotedWhenItIsBack() {
        try (var first = new FakeNode();
                var second = new FakeNode()) {
            // Given two nodes, one of which runs a meeting that polling has not seen yet
            stage.nodesInForce("nodes:\n" + first.entry("bbb-1") + second.entry("bbb-2"), 2);
            stage.see(stage.seen("bbb-1", Health.ONLINE), stage.seen("bbb-2", Health.ONLINE));
            second.meetings.add("running");

            // When the store answers nobody for a while
            redis.execute("CLIENT", "PAUSE", "10000", "ALL");
            await().until(store::away);

            // Then
            placing("running")
                    .post("/api/placements")
                    .then()
                    .statusCode(200)
                    .header("Ensemble-Store", "away")
                    .body("node", equalTo("bbb-2"))
                    .body("agreed", equalTo(true));
            String agreed = placing("new")
                    .post("/api/placements")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("node");
            assertThat(placing("new").post("/api/placements").<String>path("node"))
                    .isEqualTo(agreed);
            withKey().get("/api/fleet").then().statusCode(200).header("Ensemble-Store", "away");

            // And when it answers again
            await().atMost(Duration.ofSeconds(20)).until(() -> !store.away());
            await().until(() -> placements
                    .find(new MeetingKey("default", "new"))
                    .filter(placement -> placement.node().equals(agreed))
                    .isPresent());
            assertThat(placements.complete()).isFalse();

            // And another dispatcher that holds it for away still would put a meeting on the same node
            for (var i = 0; i < 20; i++) {
                placing("late-" + i)
                        .post("/api/placements")
                        .then()
                        .statusCode(201)
                        .header("Ensemble-Store", nullValue())
                        .body("node", equalTo(agreedNode("late-" + i)));
            }
        }
    }

    private static String agreedNode(String meeting) {
        return Rendezvous.choose(meeting, Map.of("bbb-1", 1.0, "bbb-2", 1.0)).orElseThrow();
    }
}
