package io.ensemble.gateway.jitsi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.ensemble.fleet.node.TokenKind;
import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.testing.RealRedis;
import io.ensemble.gateway.testing.FleetOfTwo;
import io.ensemble.gateway.testing.StubDispatcher;
import io.ensemble.gateway.testing.StubDispatcher.Mood;
import io.ensemble.gateway.testing.StubJitsi;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What prosody's module {@code reservations} asks, and what it is answered. */
@QuarkusTest
@WithTestResource(RealRedis.class)
@WithTestResource(StubDispatcher.class)
@WithTestResource(KeyFile.class)
class ReservationResourceTest {

    private static final String ROOM = "biology-%c3%a9-1~moodle";
    private static final String START = "2026-11-24T12:00:00.000Z";

    private static StubJitsi one;
    private static StubJitsi other;

    @Inject
    FleetOfTwo fleet;

    @BeforeAll
    static void start() throws IOException {
        one = new StubJitsi("jitsi-a");
        other = new StubJitsi("jitsi-b");
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
    }

    @BeforeEach
    void reset() {
        fleet.reset();
        fleet.with(one.node(TokenKind.SECRET), other.node(TokenKind.NONE));
        StubDispatcher.decidesAmong(Mood.MADE, "jitsi-a");
    }

    @Test
    void aRoomMayOpenOnItsOwnServerAndOnNoOther() {
        placed(Instant.now());
        fleet.with(one.node(TokenKind.SECRET), other.node(TokenKind.SECRET));
        var id = reserve("jitsi-a", ROOM)
                .then()
                .statusCode(200)
                .body("name", equalTo(ROOM))
                .body("mail_owner", equalTo("x@jitsi-a"))
                .body("start_time", equalTo(START))
                .body("duration", equalTo(86_400))
                .extract()
                .jsonPath()
                .getString("id");
        assertThat(id).matches("[A-Za-z0-9_-]+");
        as("jitsi-a")
                .get("/jitsi/reservations/jitsi-a/conference/" + id)
                .then()
                .statusCode(200)
                .body("name", equalTo(ROOM));
        reserve("jitsi-b", ROOM).then().statusCode(403).body("message", containsString("on another server"));
    }

    @Test
    void aRoomThatNobodyPlacedDoesNotOpen() {
        reserve("jitsi-a", "guessed").then().statusCode(403).body("message", containsString("by its link"));
        reserve("jitsi-a", "[tenant]" + ROOM).then().statusCode(403);
        reserve("jitsi-a", "").then().statusCode(400);
    }

    @Test
    void aStoreThatMayLackTheRoomRefusesNothingForGood() {
        fleet.emptied();
        fleet.with(one.node(TokenKind.SECRET), other.node(TokenKind.NONE));
        reserve("jitsi-a", "opened-before").then().statusCode(503).body("message", containsString("Nobody can tell"));
    }

    @Test
    void whoIsNotThatServerIsNotHeard() {
        placed(Instant.now());
        given().formParam("name", ROOM)
                .post("/jitsi/reservations/jitsi-a/conference")
                .then()
                .statusCode(401);
        // Another server's secret, an unknown server, one of another kind, and one without a secret.
        as("jitsi-b")
                .formParam("name", ROOM)
                .post("/jitsi/reservations/jitsi-a/conference")
                .then()
                .statusCode(401);
        reserve("jitsi-z", ROOM).then().statusCode(401);
        reserve("bbb-a", ROOM).then().statusCode(401);
        reserve("jitsi-b", ROOM).then().statusCode(401);
        given().delete("/jitsi/reservations/jitsi-a/conference/" + ReservationId.of(ROOM))
                .then()
                .statusCode(401);
        assertThat(StubDispatcher.released()).isEmpty();
    }

    @Test
    void theEndOfARoomReleasesItsPlace() {
        placed(Instant.now().minus(Duration.ofHours(1)));
        end("jitsi-a", ReservationId.of(ROOM));
        assertThat(StubDispatcher.released())
                .singleElement()
                .asString()
                .contains("tenant=moodle", "node=jitsi-a", "kind=jitsi");
    }

    @Test
    void aRoomIsNotReleasedWhileSomebodyIsOnTheWayThereOrWhenItIsElsewhere() {
        placed(Instant.now());
        end("jitsi-a", ReservationId.of(ROOM));
        end("jitsi-a", ReservationId.of("another"));
        end("jitsi-a", "***");
        assertThat(StubDispatcher.released()).isEmpty();
        fleet.with(one.node(TokenKind.SECRET), other.node(TokenKind.SECRET));
        fleet.placed(
                MeetingKey.jitsi("default", "moved"), "jitsi-b", Instant.now().minus(Duration.ofHours(1)));
        end("jitsi-a", ReservationId.of("moved"));
        assertThat(StubDispatcher.released()).isEmpty();
    }

    private void placed(Instant when) {
        fleet.placed(MeetingKey.jitsi("moodle", "biology-%c3%a9-1"), "jitsi-a", when);
    }

    private static void end(String node, String id) {
        as(node).delete("/jitsi/reservations/" + node + "/conference/" + id)
                .then()
                .statusCode(204);
    }

    private static Response reserve(String node, String room) {
        return as(node).formParam("name", room)
                .formParam("start_time", START)
                .formParam("mail_owner", "x@" + node)
                .post("/jitsi/reservations/" + node + "/conference");
    }

    private static RequestSpecification as(String node) {
        return given().header("Authorization", "Bearer secret-of-" + node);
    }
}
