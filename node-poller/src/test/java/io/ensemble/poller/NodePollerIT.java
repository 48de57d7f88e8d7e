package io.ensemble.poller;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.ensemble.fleet.testing.FreePorts;
import io.ensemble.fleet.testing.RealRedis;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The poller as it is shipped: the jar, or with {@code -Dnative} the executable. */
@QuarkusIntegrationTest
@WithTestResource(RealRedis.class)
@WithTestResource(FreePorts.class)
class NodePollerIT {

    @SuppressWarnings("NullAway.Init") // set by FreePorts
    FreePorts.Management management;

    @Test
    void takesItsPartAmongThePollersByAScriptInTheStore() {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> given().get(management.at("/health/ready"))
                        .then()
                        .statusCode(200)
                        .body("status", equalTo("UP")));
    }

    @Test
    void countsWhatItDoes() {
        given().get(management.at("/metrics"))
                .then()
                .statusCode(200)
                .body(containsString("ensemble_"))
                .body(containsString("process_uptime_seconds"));
    }

    @Test
    void prometheusKeepsItsListWhileNoNodeIsKnown() {
        given().get("/prometheus/targets").then().statusCode(503).body(equalTo("No nodes are known yet"));
    }
}
