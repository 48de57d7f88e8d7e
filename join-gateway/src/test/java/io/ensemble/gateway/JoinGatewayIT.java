package io.ensemble.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.ensemble.fleet.testing.FreePorts;
import io.ensemble.fleet.testing.RealRedis;
import io.ensemble.gateway.testing.GatewaySettings;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The gateway as it is shipped: the jar, or with {@code -Dnative} the executable. No dispatcher has published a fleet, so
 * it shows what it can do alone; what a native build may lose is in that: the page, its data, XML, problems.
 */
@QuarkusIntegrationTest
@WithTestResource(RealRedis.class)
@WithTestResource(GatewaySettings.class)
@WithTestResource(FreePorts.class)
class JoinGatewayIT {

    @SuppressWarnings("NullAway.Init") // set by FreePorts
    FreePorts.Management management;

    @Test
    void showsThePageWithWhatTheServerTellsIt() {
        given().get("/")
                .then()
                .statusCode(200)
                .body(containsString("<script type=\"application/json\" id=\"page\">"))
                .body(containsString("\"view\":\"home\""));
    }

    @Test
    void aBrokenLinkIsExplained() {
        given().get("/r/broken").then().statusCode(404).body(containsString("\"view\":\"problem\""));
    }

    @Test
    void tellsItsVersionAsABigBlueButtonServerDoes() {
        given().get("/bigbluebutton/api/")
                .then()
                .statusCode(200)
                .contentType("text/xml")
                .body("response.returncode", equalTo("SUCCESS"));
    }

    @Test
    void asksToWaitUntilItHasSeenTheFleet() {
        given().contentType("application/json")
                .body(Map.of("name", "Biology"))
                .post("/api/rooms")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .body("code", equalTo("starting"));
        given().get(management.at("/health/ready")).then().statusCode(503).body("status", equalTo("DOWN"));
    }

    @Test
    void countsWhatItDoes() {
        given().get(management.at("/health/live")).then().statusCode(200);
        given().get(management.at("/metrics")).then().statusCode(200).body(containsString("ensemble_store_away"));
    }
}
