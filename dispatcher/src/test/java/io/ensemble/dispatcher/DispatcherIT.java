package io.ensemble.dispatcher;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import io.ensemble.fleet.testing.FreePorts;
import io.ensemble.fleet.testing.RealRedis;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The dispatcher as it is shipped: the jar, or with {@code -Dnative} the executable. What a native build may lose is tried:
 * the YAML file, JSON to and from the store, the store's scripts, problems, pages.
 */
@QuarkusIntegrationTest
@WithTestResource(RealRedis.class)
@WithTestResource(DispatcherSettings.class)
@WithTestResource(FreePorts.class)
class DispatcherIT {

    @SuppressWarnings("NullAway.Init") // set by FreePorts
    FreePorts.Management management;

    @BeforeEach
    void itIsReady() {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> given().get(management.at("/health/ready")).then().statusCode(200));
    }

    @Test
    void servesTheNodesOfItsFile() {
        authorised().get("/api/nodes").then().statusCode(200).body("id", hasItems("bbb-1", "bbb-4"));
        authorised().get("/api/tenants").then().statusCode(200).body("id", hasItem("default"));
        authorised().get("/api/fleet").then().statusCode(200);
    }

    @Test
    void keepsWhatAnOperatorSaysAndWhoSaidIt() {
        authorised()
                .contentType("application/json")
                .body(Map.of("state", "cordoned", "by", "anna", "why", "new disk"))
                .put("/api/nodes/bbb-2/state")
                .then()
                .statusCode(200);

        authorised().get("/api/audit?node=bbb-2").then().statusCode(200).body(containsString("new disk"));
    }

    @Test
    void addsANode() {
        authorised()
                .contentType("application/json")
                .body(Map.of(
                        "id", "bbb-9",
                        "kind", "bigbluebutton",
                        "url", "https://bbb-9.example.org",
                        "secret", "the-nodes-secret"))
                .post("/api/nodes")
                .then()
                .statusCode(201);

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> authorised().get("/api/nodes").then().body("id", hasItem("bbb-9")));
    }

    @Test
    void refusesAMeetingWhileNoPollerHasSeenANode() {
        authorised()
                .contentType("application/json")
                .body(Map.of("tenant", "default", "meetingId", "biology"))
                .post("/api/placements")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .body("code", equalTo("no-candidate"));
    }

    @Test
    void nobodyGetsInWithoutAKey() {
        given().get("/api/nodes").then().statusCode(401).body("code", equalTo("unauthorized"));
    }

    @Test
    void showsConsoleAndDescription() {
        given().get("/console/").then().statusCode(200).body(containsString("console.js"));
        given().get("/api/openapi").then().statusCode(200).body(containsString("/api/placements"));
    }

    private static RequestSpecification authorised() {
        return given().header("Authorization", "Bearer " + DispatcherSettings.KEY);
    }
}
