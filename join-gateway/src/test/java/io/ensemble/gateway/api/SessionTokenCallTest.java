package io.ensemble.gateway.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.ensemble.fleet.testing.RealRedis;
import io.ensemble.gateway.testing.StubDispatcher;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(RealRedis.class)
@WithTestResource(StubDispatcher.class)
class SessionTokenCallTest {

    @ParameterizedTest
    @ValueSource(strings = {"getJoinUrl", "learningDashboard", "stuns"})
    void aTokenIsUnknownAsOnAServer(String call) {
        given().get("/bigbluebutton/api/" + call + "?sessionToken=abc")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body(equalTo("{\"response\":{\"returncode\":\"FAILED\",\"message\":\"Invalid session token\","
                        + "\"sessionToken\":\"abc\"}}"));
        given().get("/bigbluebutton/api/" + call)
                .then()
                .body("response.message", equalTo("You must provide a session token"));
    }

    @Test
    void feedbackIsAnsweredAlike() {
        given().contentType("application/json")
                .body("{\"rating\":5}")
                .post("/bigbluebutton/api/feedback?sessionToken=abc")
                .then()
                .body("response.message", equalTo("Invalid session token"));
    }

    @Test
    void signingOutAlwaysSucceeds() {
        given().get("/bigbluebutton/api/signOut?sessionToken=abc")
                .then()
                .body(equalTo("<response><returncode>SUCCESS</returncode></response>"));
    }
}
