package io.ensemble.dispatcher;

import static io.ensemble.dispatcher.Stage.meeting;
import static io.ensemble.dispatcher.Stage.placing;
import static io.ensemble.dispatcher.Stage.withKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.store.PlacementStore;
import io.ensemble.fleet.testing.RealRedis;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealRedis.class)
@WithTestResource(DispatcherSettings.class)
class ReconciliationTest {

    @Inject
    Stage stage;

    @Inject
    RedisDataSource redis;

    @Inject
    PlacementStore placements;

    @Inject
    InstantSource clock;

    @BeforeEach
    void oneNode() {
        stage.idleNodes(1);
        placing("biology").post("/api/placements").then().statusCode(201).body("node", equalTo("bbb-1"));
    }

    @Test
    void aMeetingThatIsSeenHasNoReservationAnyMore() {
        stage.see(stage.seen("bbb-1", Health.ONLINE, meeting("biology", Duration.ofSeconds(3), 1)));
        await().until(() -> redis.sortedSet(String.class).zcard("ensemble:node:bbb-1:reserved") == 0);
        status(200);
    }

    @Test
    void whileNobodyPollsWhatIsPlacedStaysReservedUntilSomebodyDoes() {
        // Given
        stage.saw(Duration.ofMinutes(5), stage.seen("bbb-1", Health.ONLINE));

        // When
        placing("maths").post("/api/placements").then().statusCode(201);

        // Then
        assertThat(reservedUntil("maths")).isAfter(clock.instant().plus(Duration.ofHours(23)));
        assertThat(reservedUntil("biology")).isBefore(clock.instant().plus(Duration.ofMinutes(2)));
        stage.see(stage.seen("bbb-1", Health.ONLINE, meeting("maths", Duration.ofSeconds(3), 1)));
        await().until(() -> redis.sortedSet(String.class)
                .zscore("ensemble:node:bbb-1:reserved", "default:maths")
                .isEmpty());
    }

    private Instant reservedUntil(String meeting) {
        return Instant.ofEpochMilli((long) redis.sortedSet(String.class)
                .zscore("ensemble:node:bbb-1:reserved", "default:" + meeting)
                .orElseThrow());
    }

    @Test
    void aMeetingThatIsOverIsReleased() {
        stage.see(stage.seen("bbb-1", Health.ONLINE));
        stage.see(stage.seen("bbb-1", Health.ONLINE));
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> status(404));
    }

    @Test
    void theMeetingsOfANodeThatIsGivenUpAreReleased() {
        stage.see(stage.seen("bbb-1", Health.OFFLINE, meeting("biology", Duration.ofSeconds(3), 1)));
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> status(404));
    }

    @Test
    void soAreThoseOfANodeThatWasDisabledWhileNobodyLooked() {
        // Given a placement that came from before this dispatcher looked after the nodes
        withKey()
                .contentType("application/json")
                .body("{\"state\":\"disabled\"}")
                .put("/api/nodes/bbb-1/state")
                .then()
                .statusCode(200);
        stage.see(stage.seen("of-another-fleet", Health.ONLINE));
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> status(404));

        // When
        placements.adopt(new MeetingKey("default", "biology"), "bbb-1", clock.instant());

        // Then
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> status(404));
    }

    private static void status(int status) {
        withKey().get("/api/placements?tenant=default&meetingId=biology").then().statusCode(status);
    }
}
