package io.ensemble.dispatcher;

import static io.ensemble.dispatcher.Stage.meeting;
import static io.ensemble.dispatcher.Stage.placing;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.testing.RealRedis;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealRedis.class)
@WithTestResource(DispatcherSettings.class)
@WithTestResource(LimitedTenant.class)
class MeetingsLimitTest {

    @Inject
    Stage stage;

    @Inject
    FleetView view;

    @BeforeEach
    void threeMeetings() {
        stage.idleNodes(2);
        await().until(() -> view.tenants().withId("default").stream()
                .anyMatch(tenant -> tenant.limits().meetings().isPresent()));
        for (var id : new String[] {"biology", "physics", "chemistry"}) {
            placing(id).post("/api/placements").then().statusCode(201);
        }
    }

    @Test
    void oneMoreIsRefusedAndTheOnesThatAreThereAreFound() {
        placing("music")
                .post("/api/placements")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("meetings-limit"));
        placing("biology").post("/api/placements").then().statusCode(200);
    }

    @Test
    void aMeetingThatRunsIsFoundThoughItsPlacementWasLost() {
        stage.see(stage.seen("bbb-1", Health.ONLINE, meeting("music", Duration.ofMinutes(5), 3)));
        placing("music").post("/api/placements").then().statusCode(201).body("node", equalTo("bbb-1"));
    }
}
