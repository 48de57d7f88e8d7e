package io.ensemble.dispatcher;

import static io.ensemble.dispatcher.Stage.withKey;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.ensemble.fleet.callback.Callback;
import io.ensemble.fleet.callback.CallbackKind;
import io.ensemble.fleet.callback.Letter;
import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.store.OutboxStore;
import io.ensemble.fleet.testing.RealRedis;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealRedis.class)
@WithTestResource(DispatcherSettings.class)
class DeadCallbacksTest {

    private static final Letter LETTER = Letter.fresh(
            "id-1",
            new Callback(
                    CallbackKind.END, new MeetingKey("moodle", "bio"), "https://m.example.org/end?salt=s3cret", ""),
            Instant.ofEpochMilli(1_700_000_000_123L));

    @Inject
    OutboxStore outbox;

    @Inject
    RedisDataSource redis;

    @BeforeEach
    void oneDeadLetter() {
        redis.flushall();
        outbox.open();
        outbox.put(LETTER);
        var taken = outbox.take("test", 1, Duration.ofMillis(1)).getFirst();
        outbox.giveUp(taken, LETTER.failed("the answer is 503"), Instant.now());
    }

    @Test
    void aDeadCallbackIsListedWithoutItsSecrets() {
        withKey()
                .get("/api/callbacks/dead")
                .then()
                .statusCode(200)
                .body("", hasSize(1))
                .body("[0].kind", equalTo("end"))
                .body("[0].tenant", equalTo("moodle"))
                .body("[0].meetingId", equalTo("bio"))
                .body("[0].host", equalTo("m.example.org"))
                .body("[0].attempts", equalTo(1))
                .body("[0].lastError", equalTo("the answer is 503"))
                .body("[0].since", equalTo("2023-11-14T22:13:20.123Z"))
                .body(not(containsString("s3cret")));
        given().get("/api/callbacks/dead").then().statusCode(401);
    }

    @Test
    void aDeadCallbackIsSentAgainOnce() {
        // Given
        var path = "/api/callbacks/dead/" + id() + "/resend";

        // When
        withKey().post(path).then().statusCode(204);
        withKey().post(path).then().statusCode(404).body("code", equalTo("unknown-callback"));

        // Then
        assertThat(outbox.depth()).isEqualTo(new OutboxStore.Depth(1, 0, 0));
    }

    @Test
    void aDeadCallbackIsThrownAway() {
        withKey().delete("/api/callbacks/dead/" + id()).then().statusCode(204);
        withKey().delete("/api/callbacks/dead/1-1").then().statusCode(404);
        withKey().delete("/api/callbacks/dead/nonsense").then().statusCode(404);
        withKey().get("/api/callbacks/dead").then().body("", hasSize(0));
    }

    private static String id() {
        return withKey().get("/api/callbacks/dead").jsonPath().getString("[0].id");
    }
}
