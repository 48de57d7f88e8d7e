package io.ensemble.dispatcher;

import static io.ensemble.dispatcher.Stage.withKey;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;

import io.ensemble.fleet.testing.RealRedis;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(RealRedis.class)
@WithTestResource(DispatcherSettings.class)
class AccessTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/nodes",
                "/api/nodes;x",
                "/api/nodes;x=1",
                "/api;x/nodes",
                "/api/nodes%3Bx",
                "/api/nodes%2F",
                "/api/%6eodes",
                "//api/nodes",
                "/api//nodes",
                "/api/nodes/",
                "/api/./nodes",
                "/api/x/../nodes",
                "/api/fleet",
                "/api/tenants",
                "/api/placements?tenant=default&meetingId=biology",
                "/api/nothing"
            })
    void withoutAKeyEveryWayOfWritingAPathIsRefused(String path) {
        given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", equalTo("Bearer realm=\"ensemble\""))
                .body("code", equalTo("unauthorized"))
                .body(not(containsString("bbb-")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer wrong",
                "Bearer ",
                "Bearer",
                "Basic YTpi",
                "a-key-for-tests-only",
                "Bearer a-key-for-tests-onl",
                "Bearer a-key-for-tests-only-and-more"
            })
    void aWrongKeyIsRefused(String header) {
        given().header("Authorization", header).get("/api/nodes").then().statusCode(401);
    }

    @Test
    void everyConfiguredKeyOpens() {
        withKey().get("/api/nodes").then().statusCode(200);
        given().header("Authorization", "bearer another-key-for-tests")
                .get("/api/nodes")
                .then()
                .statusCode(200);
    }

    @Test
    void changesAreRefusedWithoutAKey() {
        given().contentType("application/json")
                .body("{\"tenant\":\"default\",\"meetingId\":\"biology\"}")
                .post("/api/placements")
                .then()
                .statusCode(401);
        given().urlEncodingEnabled(false)
                .contentType("application/json")
                .body("{\"state\":\"disabled\"}")
                .put("/api/nodes/bbb-1/state;x")
                .then()
                .statusCode(401);
        // No path at all: whether the key is asked for first is nothing that anyone could use.
        given().urlEncodingEnabled(false)
                .contentType("application/json")
                .body("{\"state\":\"disabled\"}")
                .put("/api/nodes/bbb-1/state%3Bx")
                .then()
                .statusCode(oneOf(401, 404));
        given().delete("/api/nodes/bbb-1/state").then().statusCode(401);
    }

    @Test
    void errorsOfTheProtocolAreProblemsToo() {
        problem(withKey().get("/api/nothing"), 404, "not-found");
        problem(withKey().patch("/api/nodes"), 405, "method-not-allowed");
        problem(withKey().contentType("text/plain").body("x").post("/api/placements"), 415, "unsupported-media-type");
        problem(withKey().accept("text/plain").get("/api/nodes"), 406, "not-acceptable");
        problem(given().get("/nothing"), 404, "not-found");
    }

    private static void problem(io.restassured.response.Response response, int status, String code) {
        response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("status", equalTo(status));
    }
}
