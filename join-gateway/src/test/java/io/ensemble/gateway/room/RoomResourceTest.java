package io.ensemble.gateway.room;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.fleet.testing.RealRedis;
import io.ensemble.gateway.testing.FleetOfTwo;
import io.ensemble.gateway.testing.StubDispatcher;
import io.ensemble.gateway.testing.StubDispatcher.Mood;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(RealRedis.class)
@WithTestResource(StubDispatcher.class)
class RoomResourceTest {

    @Inject
    FleetOfTwo fleet;

    @BeforeEach
    void reset() {
        fleet.reset();
        StubDispatcher.decides(Mood.MADE, "bbb-a");
    }

    @Test
    void bothLinksOfARoomLeadIntoItsMeetingInTheirRoles() {
        // Given
        var room = make(Map.of("name", "Biology <3", "kind", "bigbluebutton"))
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .body("name", equalTo("Biology <3"))
                .body("kind", equalTo("bigbluebutton"))
                .body("moderatorUrl", startsWith("http://localhost:"))
                .extract()
                .jsonPath();

        // When
        var moderator = join(room.getString("moderatorUrl"), "Ada");
        var attendee = join(room.getString("attendeeUrl"), "  Bob  ");

        // Then
        assertThat(moderator.text("role")).isEqualTo("MODERATOR");
        assertThat(moderator.text("fullName")).isEqualTo("Ada");
        assertThat(attendee.text("role")).isEqualTo("VIEWER");
        assertThat(attendee.text("fullName")).isEqualTo("Bob");
        assertThat(attendee.text("meetingID"))
                .isEqualTo(moderator.text("meetingID"))
                .isEqualTo("room-" + room.getString("id"));
        assertThat(fleet.a().asked()).allSatisfy(asked -> {
            assertThat(asked.call()).isEqualTo("create");
            assertThat(asked.parameters().text("name")).isEqualTo("Biology <3");
        });
    }

    @Test
    void aLinkAsksForANameAndTellsThePageNothingItCouldBreakBy() {
        var url = make(Map.of("name", "</script><b>")).extract().jsonPath().getString("attendeeUrl");
        given().get(url)
                .then()
                .statusCode(200)
                .contentType("text/html")
                .header("Cache-Control", "no-store")
                .body(containsString("\"view\":\"enter\""))
                .body(containsString("\\u003c/script>\\u003cb>"));
    }

    @ParameterizedTest
    @CsvSource({"'', name-missing", "'   ', name-missing", "'\n\t', name-missing"})
    void anEmptyNameIsAskedForAgain(String name, String code) {
        var url = make(Map.of("name", "Biology")).extract().jsonPath().getString("attendeeUrl");
        given().formParam("name", name)
                .post(url)
                .then()
                .statusCode(400)
                .body(containsString("\"problem\":\"" + code + "\""));
    }

    @Test
    void aNameOf300CharactersIsTooLong() {
        var url = make(Map.of("name", "Biology")).extract().jsonPath().getString("attendeeUrl");
        given().formParam("name", "é".repeat(300))
                .post(url)
                .then()
                .statusCode(400)
                .body(containsString("\"problem\":\"name-too-long\""));
        make(Map.of("name", "x".repeat(300))).statusCode(400).body("code", equalTo("name-too-long"));
    }

    @ParameterizedTest
    @CsvSource({
        "{\"name\":\"\"}, name-missing",
        "{}, name-missing",
        "{\"name\":\"x\"}, name-too-short",
        "'{\"name\":\"Biology\",\"kind\":\"jitsi\"}', kind-unknown",
        "'{\"name\":\"Biology\",\"kind\":\"zoom\"}', kind-unknown",
        "null, body-missing",
        "{\"name\", unexpected",
        "[1], unexpected",
    })
    void aBadWishIsAnsweredWithWhatToDo(String body, String code) {
        given().contentType("application/json")
                .body(body)
                .post("/api/rooms")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("status", equalTo(400));
    }

    @Test
    void aTamperedLinkIsAPageThatSaysSo() {
        var url = make(Map.of("name", "Biology")).extract().jsonPath().getString("attendeeUrl");
        var tampered = url.substring(0, url.length() - 2);
        given().get(tampered).then().statusCode(404).body(containsString("\"problem\":\"link-invalid\""));
        given().formParam("name", "Eve")
                .post(tampered)
                .then()
                .statusCode(404)
                .body(containsString("\"problem\":\"link-invalid\""));
    }

    @Test
    void whenNoServerCanTakeThePersonThePageWaits() {
        var url = make(Map.of("name", "Biology")).extract().jsonPath().getString("attendeeUrl");
        StubDispatcher.decides(Mood.NO_CANDIDATE, "");
        enter(url, "Ada")
                .statusCode(503)
                .body(containsString("\"problem\":\"no-server\""))
                .body(containsString("\"name\":\"Ada\""));

        // Nor when the tenant has as many meetings as it may have.
        StubDispatcher.decides(Mood.LIMIT_REACHED, "");
        enter(url, "Ada").statusCode(503).body(containsString("\"problem\":\"no-server\""));

        // A node that fails is no reason to show its words or its address.
        StubDispatcher.decides(Mood.MADE, "bbb-a");
        fleet.a().answering(502, "<html>node's own page</html>");
        enter(url, "Ada")
                .statusCode(503)
                .body(containsString("\"problem\":\"moving\""))
                .body(not(containsString("127.0.0.1")))
                .body(not(containsString("own page")));
    }

    @Test
    void theHomePageKnowsTheKindsOfServers() {
        given().accept("text/html")
                .get("/")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("default-src 'self'"))
                .body(containsString("{\"view\":\"home\",\"kinds\":[\"bigbluebutton\"]}"));
    }

    @Test
    void anUnknownAddressIsAPageForBrowsersAndAProblemForPrograms() {
        given().accept("text/html").get("/nothing").then().statusCode(404).body(containsString("not-found"));
        given().accept("application/json")
                .get("/nothing")
                .then()
                .statusCode(404)
                .body("code", equalTo("not-found"));
        given().get("/q/health").then().statusCode(404);
        given().get("/q/metrics").then().statusCode(404);
    }

    private static ValidatableResponse make(Map<String, String> wish) {
        return given().contentType("application/json")
                .body(wish)
                .post("/api/rooms")
                .then();
    }

    private static ValidatableResponse enter(String url, String name) {
        return given().redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("name", name)
                .post(url)
                .then();
    }

    private Parameters join(String url, String name) {
        var location = enter(url, name).statusCode(303).extract().header("Location");
        assertThat(location).startsWith(fleet.a().node().url() + "/bigbluebutton/api/join?");
        return Parameters.parse(location.substring(location.indexOf('?') + 1));
    }
}
