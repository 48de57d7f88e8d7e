package io.ensemble.gateway.room;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.node.TokenKind;
import io.ensemble.fleet.testing.RealRedis;
import io.ensemble.gateway.jitsi.KeyFile;
import io.ensemble.gateway.testing.FleetOfTwo;
import io.ensemble.gateway.testing.StubDispatcher;
import io.ensemble.gateway.testing.StubDispatcher.Mood;
import io.ensemble.gateway.testing.StubJitsi;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rooms on Jitsi servers, as people make and enter them. */
@QuarkusTest
@WithTestResource(RealRedis.class)
@WithTestResource(StubDispatcher.class)
@WithTestResource(KeyFile.class)
class JitsiRoomTest {

    private static final ObjectMapper JSON = new ObjectMapper();

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
        fleet.with(one.node(TokenKind.SECRET), other.node(TokenKind.SECRET));
        one.answering(200);
        other.answering(200);
        StubDispatcher.decidesAmong(Mood.MADE, "jitsi-a", "jitsi-b");
    }

    @Test
    void bothLinksLeadIntoTheRoomInTheirRoles() throws Exception {
        // Given
        var room = make(Map.of("name", "Biology <7b> 🐟", "kind", "jitsi", "startWithAudioMuted", true))
                .statusCode(201)
                .body("kind", equalTo("jitsi"))
                .body("name", equalTo("Biology <7b> 🐟"))
                .extract()
                .jsonPath();

        // When
        var moderator = entered(room.getString("moderatorUrl"), "Ada & Co");
        var attendee = entered(room.getString("attendeeUrl"), "Bob");

        // Then
        assertThat(moderator.toString()).startsWith(one.node(TokenKind.SECRET).url() + "/biology-7b-");
        assertThat(moderator.getRawPath())
                .isEqualTo("/biology-7b-" + room.getString("id"))
                .isEqualTo(attendee.getRawPath())
                .isLowerCase();
        assertThat(fragment(moderator))
                .containsOnlyKeys("jwt", "userInfo.displayName", "config.subject", "config.startWithAudioMuted")
                .containsEntry("userInfo.displayName", JSON.valueToTree("Ada & Co"))
                .containsEntry("config.subject", JSON.valueToTree("Biology <7b> 🐟"))
                .containsEntry("config.startWithAudioMuted", JSON.valueToTree(true));
        assertThat(claims(moderator).get("room").textValue())
                .isEqualTo(moderator.getRawPath().substring(1));
        assertThat(claims(moderator).at("/context/user/moderator").booleanValue())
                .isTrue();
        assertThat(claims(attendee).at("/context/user/moderator").booleanValue())
                .isFalse();
        assertThat(claims(attendee).at("/context/user/name").textValue()).isEqualTo("Bob");
    }

    @Test
    void roomsOfOneNameAreSeveral() {
        var first = make(Map.of("name", "Biology", "kind", "jitsi")).extract().jsonPath();
        var second = make(Map.of("name", "Biology", "kind", "jitsi")).extract().jsonPath();
        assertThat(entered(first.getString("moderatorUrl"), "Ada").getPath())
                .isNotEqualTo(entered(second.getString("moderatorUrl"), "Ada").getPath());
    }

    @Test
    void aTenantsRoomCarriesItsTenant() {
        var url = given().contentType("application/json")
                .header("Host", "moodle.example.org")
                .body(Map.of("name", "Biology", "kind", "jitsi"))
                .post("/api/rooms")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("attendeeUrl");
        assertThat(entered(URI.create(url).getPath(), "Ada").getPath()).endsWith("~moodle");
    }

    @Test
    void aServerWithoutTokensGetsAPlainLinkAndThePageSaysWhoModerates() {
        fleet.with(one.node(TokenKind.NONE));
        var room = make(Map.of("name", "Biology", "kind", "jitsi")).extract().jsonPath();

        var location = entered(room.getString("attendeeUrl"), "Ada");

        assertThat(fragment(location)).containsOnlyKeys("userInfo.displayName", "config.subject");
        given().get(room.getString("moderatorUrl"))
                .then()
                .body(containsString("\"kind\":\"jitsi\",\"open\":true"))
                .body(containsString("whoever enters first moderates"))
                .body(not(containsString("Enter as moderator")));
        home(containsString("\"kinds\":[\"bigbluebutton\",\"jitsi\"],\"open\":[\"jitsi\"]"));
    }

    @Test
    void aServerThatWantsEnsemblesKeyGetsATokenThatNamesIt() throws Exception {
        fleet.with(one.node(TokenKind.KEY));
        var room = make(Map.of("name", "Biology", "kind", "jitsi")).extract().jsonPath();

        var token = token(entered(room.getString("moderatorUrl"), "Ada"));

        var header = JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[0]));
        assertThat(header.get("alg").textValue()).isEqualTo("RS256");
        var published = given().get("/.well-known/jwks.json")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(published.getString("keys[0].kid"))
                .isEqualTo(header.get("kid").textValue());
    }

    @Test
    void whileTheServerOfTheRoomIsAwayThePageWaits() {
        var room = make(Map.of("name", "Biology", "kind", "jitsi")).extract().jsonPath();
        StubDispatcher.decidesAmong(Mood.FOUND, "jitsi-a");
        one.answering(500);
        enter(room.getString("attendeeUrl"), "Ada")
                .statusCode(503)
                .header("Retry-After", "3")
                .body(containsString("\"problem\":\"moving\""));
        // As soon as it was placed elsewhere, the same link leads there.
        StubDispatcher.decidesAmong(Mood.MADE, "jitsi-b");
        assertThat(entered(room.getString("attendeeUrl"), "Ada").getPort())
                .isEqualTo(other.node(TokenKind.SECRET).url().getPort());
    }

    @Test
    void aNewRoomGoesToAnotherServerAtOnceIfTheFirstOneIsIll() {
        one.answering(503);
        var room = make(Map.of("name", "Biology", "kind", "jitsi")).extract().jsonPath();

        var location = entered(room.getString("attendeeUrl"), "Ada");

        assertThat(location.getPort())
                .isEqualTo(other.node(TokenKind.SECRET).url().getPort());
        assertThat(StubDispatcher.released())
                .singleElement()
                .asString()
                .contains("kind=jitsi", "node=jitsi-a", "since=2026-11-23T12:00:00Z");
    }

    @Test
    void withoutDispatchersTheRoomIsWhereThisGatewayLastLedTo() {
        var room = make(Map.of("name", "Biology", "kind", "jitsi")).extract().jsonPath();
        var before = entered(room.getString("attendeeUrl"), "Ada");
        StubDispatcher.decidesAmong(Mood.FAULT, "jitsi-b");

        assertThat(entered(room.getString("attendeeUrl"), "Bob").getAuthority()).isEqualTo(before.getAuthority());
        var unknown =
                make(Map.of("name", "Chemistry", "kind", "jitsi")).extract().jsonPath();
        enter(unknown.getString("attendeeUrl"), "Ada").statusCode(503).body(containsString("no-server"));
    }

    @Test
    void noServerIsToldAsSuch() {
        var room = make(Map.of("name", "Biology", "kind", "jitsi")).extract().jsonPath();
        StubDispatcher.decidesAmong(Mood.NO_CANDIDATE);
        enter(room.getString("attendeeUrl"), "Ada").statusCode(503).body(containsString("no-server"));
        StubDispatcher.decidesAmong(Mood.LIMIT_REACHED, "jitsi-a");
        enter(room.getString("attendeeUrl"), "Ada").statusCode(503).body(containsString("no-server"));
    }

    @Test
    void onlyWhatTheFleetHasIsOffered() {
        home(containsString("{\"view\":\"home\",\"kinds\":[\"bigbluebutton\",\"jitsi\"]}"));
        fleet.with(one.node(TokenKind.SECRET).in(NodeState.DISABLED));
        home(containsString("{\"view\":\"home\",\"kinds\":[\"bigbluebutton\"]}"));
        make(Map.of("name", "Biology", "kind", "jitsi")).statusCode(400).body("code", equalTo("kind-unknown"));
    }

    @Test
    void bigBlueButtonsRoomsAreMutedAsWell() {
        StubDispatcher.decides(Mood.MADE, "bbb-a");
        var room = make(Map.of("name", "Biology", "startWithAudioMuted", true, "startWithVideoMuted", true))
                .extract()
                .jsonPath();
        enter(room.getString("attendeeUrl"), "Ada").statusCode(303);
        assertThat(fleet.a().asked())
                .anySatisfy(asked ->
                        assertThat(asked.parameters().text("muteOnStart")).isEqualTo("true"));
    }

    private static void home(Matcher<String> told) {
        given().accept("text/html").get("/").then().statusCode(200).body(told);
    }

    private static ValidatableResponse make(Map<String, Object> wish) {
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

    private static URI entered(String url, String name) {
        return URI.create(enter(url, name)
                .statusCode(303)
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store")
                .extract()
                .header("Location"));
    }

    private static Map<String, JsonNode> fragment(URI location) {
        return Arrays.stream(location.getRawFragment().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> json(pair[1])));
    }

    private static JsonNode json(String encoded) {
        try {
            return JSON.readTree(URLDecoder.decode(encoded, StandardCharsets.UTF_8));
        } catch (IOException noJson) {
            throw new AssertionError(encoded, noJson);
        }
    }

    private static JsonNode claims(URI location) throws IOException {
        return JSON.readTree(Base64.getUrlDecoder().decode(token(location).split("\\.", -1)[1]));
    }

    private static String token(URI location) {
        return fragment(location).getOrDefault("jwt", MissingNode.getInstance()).asText();
    }
}
