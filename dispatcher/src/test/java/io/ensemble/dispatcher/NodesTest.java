package io.ensemble.dispatcher;

import static io.ensemble.dispatcher.Stage.meeting;
import static io.ensemble.dispatcher.Stage.withKey;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.ensemble.fleet.snapshot.Health;
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
class NodesTest {

    @Inject
    Stage stage;

    @BeforeEach
    void twoNodes() {
        stage.idleNodes(2);
        stage.see(stage.seen("bbb-1", Health.ONLINE, meeting("aa", Duration.ofHours(1), 30)));
    }

    @Test
    void nodesAreListedWithWhatWasSeenAndNeverWithASecret() {
        withKey()
                .get("/api/nodes")
                .then()
                .statusCode(200)
                .body("", hasSize(2))
                .body("[0].id", equalTo("bbb-1"))
                .body("[0].state", equalTo("enabled"))
                .body("[0].stateSource", equalTo("file"))
                .body("[0].health", equalTo("online"))
                .body("[0].rooms", equalTo(1))
                .body("[0].participants", equalTo(30))
                .body("[0].load", equalTo(30.0f))
                .body("[1].health", equalTo("unseen"))
                .body("[1].seenAt", nullValue())
                .body(not(containsString("secret")));
    }

    @Test
    void anOperatorsStateStandsOverTheFilesUntilItIsTakenBack() {
        put("bbb-1", "cordoned", 200).body("state", equalTo("cordoned")).body("stateSource", equalTo("operator"));
        withKey().get("/api/nodes").then().body("[0].state", equalTo("cordoned"));

        withKey()
                .delete("/api/nodes/bbb-1/state")
                .then()
                .statusCode(200)
                .body("state", equalTo("enabled"))
                .body("stateSource", equalTo("file"));
    }

    @Test
    void whatIsNotThereIsRefused() {
        put("bbb-9", "cordoned", 404).body("code", equalTo("unknown-node"));
        put("bbb-1", "asleep", 400).body("detail", containsString("enabled, cordoned, draining or disabled"));
        withKey().delete("/api/nodes/bbb-9/state").then().statusCode(404);
    }

    @Test
    void theFleetIsSummedUp() {
        withKey()
                .get("/api/fleet")
                .then()
                .statusCode(200)
                .body("totals.nodes", equalTo(2))
                .body("totals.rooms", equalTo(1))
                .body("totals.participants", equalTo(30))
                .body("snapshot.stale", equalTo(false))
                .body("snapshot.ageSeconds", lessThan(30f))
                .body("states.enabled", equalTo(2))
                .body("health.online", equalTo(1))
                .body("health.unseen", equalTo(1));
    }

    @Test
    void tenantsAreListedWithoutTheirSecrets() {
        withKey()
                .get("/api/tenants")
                .then()
                .statusCode(200)
                .body("[0].id", equalTo("default"))
                .body("[0].secrets", equalTo(1))
                .body(not(containsString("the-tenants-secret")));
    }

    private static io.restassured.response.ValidatableResponse put(String node, String state, int status) {
        return withKey()
                .contentType("application/json")
                .body("{\"state\":\"" + state + "\"}")
                .put("/api/nodes/" + node + "/state")
                .then()
                .statusCode(status);
    }
}
