package io.ensemble.gateway;

import static io.ensemble.gateway.testing.SignedCalls.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.store.StoreAccess;
import io.ensemble.gateway.testing.FleetOfTwo;
import io.ensemble.gateway.testing.RedisBehindRelay;
import io.ensemble.gateway.testing.StubDispatcher;
import io.ensemble.gateway.testing.StubDispatcher.Mood;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RedisBehindRelay.class)
@WithTestResource(StubDispatcher.class)
class MetersTest {

    private static final Duration A_WHILE = Duration.ofSeconds(20);

    @Inject
    FleetOfTwo fleet;

    @Inject
    StoreAccess store;

    @TestHTTPResource(value = "/metrics", management = true)
    @SuppressWarnings("NullAway.Init") // set by Quarkus
    URI metrics;

    @BeforeEach
    void reset() {
        fleet.reset();
        StubDispatcher.decides(Mood.MADE, "bbb-a");
    }

    @AfterEach
    void bringBack() {
        RedisBehindRelay.way().open();
        await().atMost(A_WHILE).until(() -> !store.away());
    }

    @Test
    void theStateOfEveryNodesBreakerIsShown() {
        // Given
        fleet.placed(new MeetingKey("default", "abc"), fleet.a());
        await().atMost(A_WHILE)
                .until(() -> value("ensemble_node_breaker_open{node=\"bbb-a\"}").equals(Optional.of(0.0)));

        // When
        fleet.a().answering(502, "");
        for (var i = 0; i < 3; i++) {
            get("getMeetingInfo", "meetingID=abc");
        }

        // Then
        assertThat(value("ensemble_node_breaker_open{node=\"bbb-a\"}")).contains(1.0);
        assertThat(value("ensemble_node_breaker_open{node=\"bbb-b\"}")).contains(0.0);
        assertThat(value("ensemble_gateway_lookups_total{by=\"store\"}").orElse(0.0))
                .isGreaterThanOrEqualTo(3);
    }

    @Test
    void theStoreThatIsAwayAndTheAgeOfTheSnapshotAreShown() {
        assertThat(value("ensemble_store_away")).contains(0.0);
        fleet.seen(fleet.a());
        await().atMost(A_WHILE)
                .until(() -> value("ensemble_snapshot_age_seconds")
                        .filter(age -> age >= 0 && age < 60)
                        .isPresent());
        RedisBehindRelay.way().cut();
        await().atMost(A_WHILE).until(() -> value("ensemble_store_away").equals(Optional.of(1.0)));
    }

    @Test
    void whatCanBeCountedIsThereAsNothingBeforeItHappens() {
        assertThat(value("ensemble_callbacks_total{kind=\"end\",outcome=\"given_up\"}"))
                .isPresent();
        assertThat(value("ensemble_gateway_lookups_total{by=\"in_doubt\"}")).isPresent();
        assertThat(value("ensemble_gateway_placements_total{outcome=\"no_candidate\"}"))
                .isPresent();
        assertThat(value("ensemble_rooms_total{event=\"no_server\"}")).isPresent();
    }

    @Test
    void aWrongChecksumIsCountedApart() {
        var name = "ensemble_api_requests_total{call=\"getMeetings\",outcome=\"checksum_error\"}";
        var before = value(name).orElseThrow();
        given().get("/bigbluebutton/api/getMeetings?checksum=0").then().statusCode(200);
        assertThat(value(name)).contains(before + 1);
    }

    @Test
    void answersAreCountedByHowLongTheyTook() {
        given().get("/bigbluebutton/api/getMeetings?checksum=0").then().statusCode(200);
        assertThat(all().lines())
                .anyMatch(line -> line.startsWith("http_server_requests_seconds_bucket{")
                        && line.contains("le=\"0.5\"")
                        && line.contains("/bigbluebutton/api"));
    }

    private Optional<Double> value(String name) {
        return all().lines()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> Double.valueOf(line.substring(name.length() + 1)))
                .findFirst();
    }

    private String all() {
        return given().get(metrics).then().statusCode(200).extract().asString();
    }
}
