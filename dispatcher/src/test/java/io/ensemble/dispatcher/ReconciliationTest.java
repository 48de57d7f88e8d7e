package io.ensemble.dispatcher;

import static io.ensemble.dispatcher.Stage.meeting;
import static io.ensemble.dispatcher.Stage.placing;
import static io.ensemble.dispatcher.Stage.withKey;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.testing.RealRedis;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
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

    private static void status(int status) {
        withKey().get("/api/placements?tenant=default&meetingId=biology").then().statusCode(status);
    }
}
