package io.ensemble.dispatcher;

import static io.ensemble.dispatcher.Stage.placing;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesRegex;

import io.ensemble.fleet.testing.RealRedis;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealRedis.class)
@WithTestResource(DispatcherSettings.class)
class PagesTest {

    @Inject
    Stage stage;

    @TestHTTPResource(value = "/", management = true)
    @SuppressWarnings("NullAway.Init") // set by Quarkus
    URI management;

    @Test
    void theApiDescribesItselfWithoutAKey() {
        given().accept("application/json")
                .get("/api/openapi?format=json")
                .then()
                .statusCode(200)
                .body("paths", hasKey("/api/placements"))
                .body("paths", hasKey("/api/nodes/{id}/state"))
                .body("paths", hasKey("/api/nodes/{id}/panic"))
                .body("paths.'/api/nodes'", hasKey("post"))
                .body("paths.'/api/nodes/{id}'", hasKey("delete"))
                .body("paths", hasKey("/api/audit"))
                .body("paths", hasKey("/api/fleet"))
                .body("paths", hasKey("/api/tenants"))
                .body("components.securitySchemes.key.scheme", equalTo("bearer"));
    }

    @Test
    void theConsoleIsServedSafely() {
        given().redirects().follow(false).get("/").then().statusCode(303).header("Location", "/console/");
        given().get("/console/")
                .then()
                .statusCode(200)
                .contentType(containsString("text/html"))
                .header("Content-Security-Policy", containsString("default-src 'self'"))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .body(containsString("console.js"));
        for (var file :
                new String[] {"console.js", "api.js", "dialogs.js", "key.js", "rows.js", "console.css", "icon.svg"}) {
            given().get("/console/" + file).then().statusCode(200);
        }
    }

    @Test
    void healthAndMetricsAreOnTheManagementPortAlone() {
        stage.idleNodes(1);
        placing("biology").post("/api/placements").then().statusCode(201);

        given().get(management + "health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'fleet' }.data.nodes", equalTo("known"))
                .body("checks.find { it.name == 'fleet' }.data.tenants", equalTo("known"))
                .body("checks.find { it.name == 'fleet' }.data.store", equalTo("answers"));
        given().get(management + "health/live").then().statusCode(200);
        given().get(management + "metrics")
                .then()
                .statusCode(200)
                .body(containsString("ensemble_placements_total{outcome=\"made\"}"))
                .body(containsString("ensemble_placements_total{outcome=\"store_away\"}"))
                .body(containsString("ensemble_placement_duration_seconds_count"))
                .body(containsString("ensemble_placements_released_total{reason=\"ended\"}"))
                .body(containsString("ensemble_snapshot_age_seconds"))
                .body(containsString("ensemble_meetings_adopted_total"))
                .body(containsString("ensemble_twins_total"))
                .body(containsString("ensemble_node_load{kind=\"bigbluebutton\",node=\"bbb-1\"}"))
                .body(containsString("ensemble_node_capacity{kind=\"bigbluebutton\",node=\"bbb-1\"} 200.0"))
                .body(containsString("ensemble_node_usable{kind=\"bigbluebutton\",node=\"bbb-1\"} 1.0"))
                .body(containsString(
                        "ensemble_node_state{kind=\"bigbluebutton\",node=\"bbb-1\",state=\"enabled\"} 1.0"))
                .body(containsString("ensemble_nodes_desired{kind=\"bigbluebutton\"}"))
                .body(containsString("ensemble_nodes_desired_reason{kind=\"bigbluebutton\",reason=\"load\"}"))
                .body(containsString("ensemble_capacity_reserve_participants 100.0"))
                .body(containsString("ensemble_store_away 0.0"))
                .body(matchesRegex("(?s).*ensemble_store_uptime_seconds \\d.*"));
        given().get("/q/metrics").then().statusCode(404);
        given().get("/q/health").then().statusCode(404);
    }
}
