package io.ensemble.gateway.api;

import static io.ensemble.gateway.testing.FleetOfTwo.SECRET;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.ensemble.bigbluebutton.Checksum;
import io.ensemble.bigbluebutton.ChecksumAlgorithm;
import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.snapshot.Wrong;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.store.TroubleStore;
import io.ensemble.fleet.testing.RealRedis;
import io.ensemble.gateway.node.NodeBreakers;
import io.ensemble.gateway.testing.FleetOfTwo;
import io.ensemble.gateway.testing.StubDispatcher;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** People whom a front end sends into a meeting while its server is known not to answer. */
@QuarkusTest
@TestProfile(JoinWaitsTest.Eager.class)
@WithTestResource(RealRedis.class)
@WithTestResource(StubDispatcher.class)
class JoinWaitsTest {

    /** An open breaker tries again at once, so that nobody has to wait for it. */
    public static final class Eager implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("ensemble.gateway.nodes.left-alone-for", "1ms");
        }
    }

    private static final MeetingKey ABC = new MeetingKey("default", "abc");
    private static final String JOIN = "fullName=Ada&meetingID=abc&logoutURL=https%3A%2F%2Fmoodle.example.org%2Fcourse";
    private static final String PAGE = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    private static final String RUNNING =
            "<response><returncode>SUCCESS</returncode><running>true</running></response>";

    @Inject
    FleetOfTwo fleet;

    @Inject
    FleetView view;

    @Inject
    NodeBreakers breakers;

    @Inject
    TroubleStore troubles;

    @Inject
    RedisDataSource redis;

    @BeforeEach
    void reset() {
        fleet.reset();
        fleet.placed(ABC, fleet.a());
        fleet.a().answering(200, RUNNING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"poll", "report", "breaker"})
    void aBrowserWaitsWhileTheServerIsKnownNotToAnswer(String known) {
        // Given
        dies(known);

        // When
        join(JOIN, PAGE)
                .statusCode(503)
                .header("Retry-After", "3")
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store")
                .contentType("text/html")
                .body(containsString("{\"view\":\"join\",\"problem\":\"node-away\"}"))
                .body(containsString("<noscript><meta http-equiv=\"refresh\" content=\"3\" /></noscript>"))
                .body(containsString("<h1>The server of this meeting does not answer</h1>"))
                .body(not(containsString("Ada")))
                .body(not(containsString("checksum")));

        // Then it is led there as soon as the server answers, and nobody else has to find that out
        fleet.a().answering(200, RUNNING);
        join(JOIN, PAGE).statusCode(302).header("Location", startsWith(onNode("join?fullName=Ada")));
        assertThat(breakers.isOpen("bbb-a")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'fr-CA,fr;q=0.9,en;q=0.5', Le serveur de cette réunion ne répond pas",
        "ja, この会議のサーバーが応答していません",
        "de, The server of this meeting does not answer",
    })
    void withoutScriptsThePageSpeaksTheBrowsersLanguage(String language, String title) {
        dies("poll");
        given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .header("Accept", PAGE)
                .header("Accept-Language", language)
                .get(signed(JOIN))
                .then()
                .statusCode(503)
                .body(containsString("<h1>" + title + "</h1>"));
    }

    @Test
    void whenTheMeetingIsOverTheBrowserGoesBackToTheFrontEnd() {
        dies("poll");
        join(JOIN, PAGE).statusCode(503);
        fleet.givenUp(fleet.a());
        join(JOIN, PAGE)
                .statusCode(302)
                .header("Location", startsWith("https://moodle.example.org/course?errors="))
                .header("Location", containsString("invalidMeetingIdentifier"));
    }

    @Test
    void whoeverWaitsTakesNoSeat() {
        fleet.limitingAttendees(5);
        dies("poll");
        for (var tries = 0; tries < 10; tries++) {
            join(JOIN, PAGE).statusCode(503);
        }
        assertThat(redis.key().exists("ensemble:tenant:default:seats")).isFalse();
    }

    @Test
    void frontEndsAndProgramsGetWhatTheyAlwaysGot() {
        dies("poll");
        join(JOIN, "*/*").statusCode(302).header("Location", startsWith(onNode("join?")));
        join(JOIN + "&redirect=false", PAGE)
                .statusCode(200)
                .contentType("text/xml")
                .body("response.messageKey", equalTo("internalError"));
    }

    @Test
    void aPageThatIsShownInAFrameIsNoneOfOurs() {
        dies("poll");
        given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .header("Accept", PAGE)
                .header("Sec-Fetch-Dest", "iframe")
                .get(signed(JOIN))
                .then()
                .statusCode(302);
    }

    @Test
    void thePageAsksWithoutTakingTheSeatThatItsPersonIsToTake() {
        fleet.limitingAttendees(5);
        dies("poll");
        asksWhetherItIsLedOn().statusCode(503);
        fleet.a().answering(200, RUNNING);
        asksWhetherItIsLedOn().statusCode(204);
        assertThat(redis.key().exists("ensemble:tenant:default:seats")).isFalse();
        join(JOIN, PAGE).statusCode(302).header("Location", startsWith(onNode("join?")));
        assertThat(redis.key().exists("ensemble:tenant:default:seats")).isTrue();
    }

    private static ValidatableResponse asksWhetherItIsLedOn() {
        return given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .header("Ensemble-Waiting-Page", "yes")
                .get(signed(JOIN))
                .then();
    }

    @Test
    void aServerThatIsWellIsNotAsked() {
        fleet.polled("bbb-a", Instant.now());
        join(JOIN, PAGE).statusCode(302).header("Location", startsWith(onNode("join?")));
        assertThat(fleet.a().asked()).isEmpty();
    }

    @Test
    void aServerThatOnlyThisGatewayCannotReachIsLeftToTheBrowserOnceItWasPolledMeanwhile() {
        // Given
        var before = Instant.now();
        fleet.polled("bbb-a", before);
        dies("breaker");
        join(JOIN, PAGE).statusCode(503);
        fleet.polled("bbb-a", before.plusSeconds(2));
        join(JOIN, PAGE).statusCode(503);

        // When polling finds it well again and again, by whatever clock
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            fleet.polled(
                    "bbb-a",
                    view.snapshot()
                            .of("bbb-a")
                            .orElseThrow()
                            .seenAt()
                            .orElseThrow()
                            .minusSeconds(60));

            // Then
            join(JOIN, PAGE).statusCode(302).header("Location", startsWith(onNode("join?")));
        });
    }

    @Test
    void aServerThatRefusesOurSecretWouldRefuseTheJoinToo() {
        fleet.polledWrong("bbb-a", Wrong.SECRET);
        fleet.a()
                .answering(
                        200,
                        "<response><returncode>FAILED</returncode><messageKey>checksumError</messageKey>"
                                + "<message>Checksums do not match</message></response>");
        join(JOIN, PAGE).statusCode(503);

        // A clock that is wrong keeps nobody out
        fleet.polledWrong("bbb-a", Wrong.CLOCK);
        fleet.a().answering(200, RUNNING);
        join(JOIN, PAGE).statusCode(302).header("Location", startsWith(onNode("join?")));
    }

    @Test
    void aClassThatComesTogetherIsOneQuestion() {
        dies("poll");
        fleet.a().hanging();
        var begun = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var joins = IntStream.range(0, 30)
                    .mapToObj(
                            i -> threads.submit(() -> join(JOIN, PAGE).extract().statusCode()))
                    .toList();
            assertThat(joins).allSatisfy(join -> assertThat(join.get()).isEqualTo(503));
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(8));
        assertThat(fleet.a().asked()).hasSizeLessThan(4);
    }

    private void dies(String known) {
        fleet.a().answering(502, "");
        switch (known) {
            case "poll" -> fleet.failedPoll("bbb-a");
            case "report" -> {
                troubles.report("bbb-a");
                view.refresh();
            }
            default -> {
                for (var i = 0; i < 3; i++) {
                    given().urlEncodingEnabled(false)
                            .get("/bigbluebutton/api/getMeetingInfo?"
                                    + Checksum.sign(ChecksumAlgorithm.SHA1, "getMeetingInfo", "meetingID=abc", SECRET))
                            .then()
                            .body("response.messageKey", equalTo("internalError"));
                }
                assertThat(breakers.isOpen("bbb-a")).isTrue();
            }
        }
    }

    private String onNode(String call) {
        return fleet.a().node().url() + "/bigbluebutton/api/" + call;
    }

    private static ValidatableResponse join(String query, String accept) {
        return given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .header("Accept", accept)
                .get(signed(query))
                .then();
    }

    private static String signed(String query) {
        return "/bigbluebutton/api/join?" + Checksum.sign(ChecksumAlgorithm.SHA1, "join", query, SECRET);
    }
}
