package io.ensemble.dispatcher;

import static io.ensemble.dispatcher.Stage.placing;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.ensemble.fleet.testing.RealRedis;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealRedis.class)
@WithTestResource(DispatcherSettings.class)
class StoreAwayTest {

    @Inject
    Stage stage;

    @Inject
    RedisDataSource redis;

    @Test
    void aStoreThatDoesNotAnswerInTimeIsToldAndForgiven() {
        // Given a store that answers nobody for longer than the deadline of 2 s
        stage.idleNodes(1);
        redis.execute("CLIENT", "PAUSE", "3000", "ALL");

        // Then
        placing("biology")
                .post("/api/placements")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "5")
                .body("code", equalTo("store-away"));

        // And when it answers again
        await().atMost(Duration.ofSeconds(10))
                .until(() -> placing("biology").post("/api/placements").statusCode() < 300);
    }
}
