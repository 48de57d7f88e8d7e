package io.ensemble.gateway.room;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.testing.RealRedis;
import io.ensemble.gateway.testing.FleetOfTwo;
import io.ensemble.gateway.testing.StubDispatcher;
import io.ensemble.gateway.testing.StubDispatcher.Mood;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People who come while no server can take them, or while the room's server has just failed. */
@QuarkusTest
@WithTestResource(RealRedis.class)
@WithTestResource(StubDispatcher.class)
class WaitingTest {

    private static final String VISIT = "abcdefghijklmnopqrstuv";

    @Inject
    FleetOfTwo fleet;

    @Inject
    RoomLinks links;

    @Inject
    RedisDataSource redis;

    private String path;

    @BeforeEach
    void reset() {
        fleet.reset();
        path = "/r/" + links.write(new RoomLink("default", "x", "Bio <b>", NodeKind.BIGBLUEBUTTON, Role.ATTENDEE));
        // The room is on a node that has just died, and nobody has given it up yet.
        StubDispatcher.decides(Mood.FOUND, "bbb-gone");
    }

    @Test
    void thePageSaysWhatHappensAndComesAgainByItselfWithTheName() {
        enter(page())
                .statusCode(503)
                .header("Retry-After", "3")
                .contentType("text/html")
                .body(containsString("\"problem\":\"moving\""))
                .body(containsString("\"name\":\"Ada & \\u003cBob\""))
                .body(containsString("<noscript><meta http-equiv=\"refresh\" content=\"3; url=" + path
                        + "?name=Ada+%26+%3CBob&amp;visit="))
                .body(containsString("&amp;again=1\" /></noscript>"))
                .body(containsString("<h2>The meeting is moving to another server</h2>"))
                .body(containsString("value=\"Ada &amp; &lt;Bob\""))
                .body(not(containsString("<b>")));
    }

    @Test
    void withoutScriptsAGetWithTheNameEntersAsSoonAsAServerTakesTheRoom() {
        comeAgain(1).statusCode(503).body(containsString("&amp;again=2"));
        StubDispatcher.decides(Mood.MADE, "bbb-b");
        comeAgain(2)
                .statusCode(303)
                .header("Location", startsWith(fleet.b().node().url() + "/bigbluebutton/api/join?"))
                .header("Location", containsString("fullName=Ada"))
                .header("Referrer-Policy", "no-referrer");
    }

    @Test
    void afterAMinuteThePageSaysSoAndComesLessOften() {
        comeAgain(19).header("Retry-After", "3").body(not(containsString("longer than usual")));
        comeAgain(20)
                .header("Retry-After", "10")
                .body(containsString("content=\"10; url="))
                .body(containsString("This takes longer than usual."));
    }

    @ParameterizedTest
    @CsvSource({
        "'fr-CA,fr;q=0.9,en;q=0.5', La réunion change de serveur",
        "ja, 会議を別のサーバーに移しています",
        "de, The meeting is moving to another server",
        "'%%%', The meeting is moving to another server",
    })
    void withoutScriptsThePageSpeaksTheBrowsersLanguage(String accepted, String title) {
        enter(page().header("Accept-Language", accepted)).body(containsString("<h2>" + title + "</h2>"));
    }

    @Test
    void thePagesOwnScriptHearsWhereToGoOrWhenToComeAgain() {
        enter(script())
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "3")
                .body("code", equalTo("moving"));
        StubDispatcher.decides(Mood.NO_CANDIDATE, "");
        enter(script()).statusCode(503).body("code", equalTo("no-server"));
        StubDispatcher.decides(Mood.MADE, "bbb-b");
        enter(script())
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("location", startsWith(fleet.b().node().url().toString()));
        script().formParam("name", " ").post(path).then().statusCode(400).body("code", equalTo("name-missing"));
        script().formParam("name", "Ada")
                .post(path + "x")
                .then()
                .statusCode(404)
                .body("code", equalTo("link-invalid"));
    }

    @Test
    void whoeverWaitsTakesOneSeatAndNotOneForEachTry() {
        fleet.limitingAttendees(5);
        for (var tries = 0; tries < 10; tries++) {
            comeAgain(tries).statusCode(503).body(containsString("\"problem\":\"moving\""));
        }
        assertThat(redis.sortedSet(String.class).zcard("ensemble:tenant:default:seats"))
                .isEqualTo(1);

        // And what is no visit of ours is a new one
        page().queryParam("name", "Ada")
                .queryParam("visit", "<script>")
                .queryParam("again", "-7")
                .get(path)
                .then()
                .statusCode(503)
                .body(not(containsString("<script>\"")))
                .body(containsString("&amp;again=1\""));
        assertThat(redis.sortedSet(String.class).zcard("ensemble:tenant:default:seats"))
                .isEqualTo(2);
    }

    @Test
    void withoutScriptsTheFormIsThereFromTheBeginning() {
        page().get(path)
                .then()
                .statusCode(200)
                .body(containsString("<form method=\"post\" action=\"" + path + "\">"))
                .body(containsString("<h1>Bio &lt;b&gt;</h1>"))
                .body(not(containsString("http-equiv")));
    }

    private ValidatableResponse enter(RequestSpecification as) {
        return as.formParam("name", "Ada & <Bob").post(path).then();
    }

    private ValidatableResponse comeAgain(int tries) {
        return page().queryParam("name", "Ada")
                .queryParam("visit", VISIT)
                .queryParam("again", tries)
                .get(path)
                .then();
    }

    private static RequestSpecification page() {
        return given().redirects()
                .follow(false)
                .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8");
    }

    private static RequestSpecification script() {
        return given().header("Accept", "application/json")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8");
    }
}
