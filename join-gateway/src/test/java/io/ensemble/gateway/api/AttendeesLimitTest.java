package io.ensemble.gateway.api;

import static io.ensemble.gateway.testing.SignedCalls.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.snapshot.MeetingSighting;
import io.ensemble.fleet.testing.RealRedis;
import io.ensemble.gateway.testing.FleetOfTwo;
import io.ensemble.gateway.testing.StubDispatcher;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealRedis.class)
@WithTestResource(StubDispatcher.class)
class AttendeesLimitTest {

    private static final String JOIN = "meetingID=abc&role=VIEWER&fullName=";

    @Inject
    FleetOfTwo fleet;

    @Inject
    RedisDataSource redis;

    @BeforeEach
    void oneOfThreeSeatsIsTaken() {
        fleet.reset();
        fleet.limitingAttendees(3);
        fleet.placed(new MeetingKey("default", "abc"), fleet.a());
        fleet.seen(
                fleet.a(),
                new MeetingSighting("abc", "i-1", Duration.ofMinutes(5), 1, 1, 0, 0, false),
                new MeetingSighting("8e2c-170", "i-2", Duration.ofMinutes(5), 1, 0, 0, 0, true),
                new MeetingSighting("abc~moodle", "i-3", Duration.ofMinutes(5), 40, 1, 0, 0, false));
    }

    @Test
    void whoIsBeyondTheLimitIsSentBackWithTheServersWords() {
        // Given
        entered(JOIN + "Ada");
        entered(JOIN + "Bob");

        // Then
        get("join", JOIN + "Cy&logoutURL=https%3A%2F%2Flms.example.org%2F")
                .statusCode(302)
                .header(
                        "Location",
                        allOf(
                                startsWith("https://lms.example.org/?errors="),
                                containsString("maxParticipantsReached")));
        get("join", JOIN + "Cy&redirect=false")
                .statusCode(200)
                .body("response.returncode", equalTo("FAILED"))
                .body("response.messageKey", equalTo("maxParticipantsReached"))
                .body(
                        "response.message",
                        equalTo("The number of participants allowed for this meeting has been reached."));
    }

    @Test
    void whoComesTwiceNeedsOneSeat() {
        for (var i = 0; i < 5; i++) {
            entered(JOIN + "Ada&userID=ada");
        }
        entered(JOIN + "Bob&userID=bob");
        get("join", JOIN + "Cy&userID=cy").header("Location", containsString("maxParticipantsReached"));
    }

    @Test
    void aTenantWithoutALimitTakesNoSeats() {
        fleet.reset();
        fleet.placed(new MeetingKey("default", "abc"), fleet.a());
        entered(JOIN + "Ada");
        assertThat(redis.key().keys("ensemble:tenant:*:seats")).isEmpty();
    }

    private void entered(String query) {
        get("join", query)
                .statusCode(302)
                .header("Location", startsWith(fleet.a().node().url().toString()));
    }
}
