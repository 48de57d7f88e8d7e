package io.ensemble.gateway;

import static io.ensemble.gateway.testing.SignedCalls.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.ensemble.fleet.node.NodeKind;
import io.ensemble.gateway.room.Role;
import io.ensemble.gateway.room.RoomLink;
import io.ensemble.gateway.room.RoomLinks;
import io.ensemble.gateway.testing.NoRedis;
import io.ensemble.gateway.testing.StubDispatcher;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URL;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A gateway that starts while the store is away. */
@QuarkusTest
@WithTestResource(NoRedis.class)
@WithTestResource(StubDispatcher.class)
class StartingTest {

    @Inject
    RoomLinks links;

    @TestHTTPResource(value = "/health/ready", management = true)
    @SuppressWarnings("NullAway.Init") // set by Quarkus
    URL ready;

    @Test
    void nobodyIsSentToAGatewayThatHasNotSeenTheFleet() {
        given().get(ready).then().statusCode(503);
    }

    @Test
    void aFrontEndIsNotToldThatItsSecretIsWrong() {
        get("create", "name=Test&meetingID=abc")
                // A balancer can tell, and ask another gateway.
                .statusCode(503)
                .header("Retry-After", "2")
                .body("response.messageKey", equalTo("internalError"))
                .body("response.message", containsString("is starting"));
        given().get("/bigbluebutton/api/").then().body("response.returncode", equalTo("SUCCESS"));
    }

    @Test
    void aJitsiServerIsNotToldThatItsSecretIsWrong() {
        given().header("Authorization", "Bearer secret")
                .formParam("name", "biology")
                .post("/jitsi/reservations/jitsi-a/conference")
                .then()
                .statusCode(503)
                .body("message", containsString("is starting"));
    }

    @Test
    void peopleAreAskedToWait() {
        given().contentType("application/json")
                .body(Map.of("name", "Biology"))
                .post("/api/rooms")
                .then()
                .statusCode(503)
                .header("Retry-After", "2")
                .body("code", equalTo("starting"));
        var token = links.write(new RoomLink("default", "x", "Biology", NodeKind.BIGBLUEBUTTON, Role.ATTENDEE));
        given().formParam("name", "Ada")
                .post("/r/" + token)
                .then()
                .statusCode(503)
                .body(containsString("\"problem\":\"no-server\""));
    }
}
