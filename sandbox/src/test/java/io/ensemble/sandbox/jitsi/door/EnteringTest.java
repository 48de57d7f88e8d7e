package io.ensemble.sandbox.jitsi.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.sandbox.jitsi.token.TestTokens;
import io.ensemble.sandbox.jitsi.token.TokenMode;
import io.ensemble.sandbox.node.RunningJitsi;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People at the door of a node that wants tokens of its own secret, as their pages see it. */
class EnteringTest {

    private final RunningJitsi node;

    EnteringTest() throws IOException {
        node = new RunningJitsi(TokenMode.SECRET);
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void showsNameAndRoleOfTheToken() throws Exception {
        // When
        var moderator = node.entry("/http-bind/enter", "/Maths", "ignored", node.token(claims -> {}));
        var guest = node.entry("/http-bind/enter", "/Maths", "ignored", token("Blaise", false));
        // Then
        var ada = node.json(moderator);
        assertThat(ada.path("name").asText()).isEqualTo("Ada");
        assertThat(ada.path("role").asText()).isEqualTo("moderator");
        assertThat(ada.path("room").asText()).isEqualTo("maths");
        var blaise = node.json(guest);
        assertThat(blaise.path("role").asText()).isEqualTo("participant");
        assertThat(blaise.path("people")).hasSize(2);
        assertThat(blaise.at("/people/1/me").asBoolean()).isTrue();
        assertThat(guest.body()).doesNotContain(ada.path("id").asText());
    }

    @Test
    void keepsVerifiedClaimsForWhoeverLooksInside() throws Exception {
        // Given
        node.entry("/http-bind/enter", "/maths", "", node.token(claims -> {}));
        // When
        var state = node.state();
        // Then
        assertThat(state.path("kind").asText()).isEqualTo("jitsi");
        assertThat(state.path("tokens").asText()).isEqualTo("secret");
        assertThat(state.path("people").asInt()).isEqualTo(1);
        assertThat(state.at("/rooms/0/room").asText()).isEqualTo("maths");
        assertThat(state.at("/rooms/0/people/0/claims/room").asText()).isEqualTo("maths");
        assertThat(state.at("/rooms/0/people/0/claims/context/user/name").asText())
                .isEqualTo("Ada");
        assertThat(state.toString()).doesNotContain(TestTokens.SECRET);
    }

    @Test
    void refusesExpiredForeignMisdirectedForgedAndMissingTokens() throws Exception {
        // Given
        var expired = node.token(claims -> claims.put("exp", node.time.millis() / 1000));
        var foreignRoom = node.token(claims -> claims.put("room", "physics"));
        var wrongAudience = node.token(claims -> claims.put("aud", "other"));
        var forged = TestTokens.hs256(TestTokens.claims(node.time.millis() / 1000), "f".repeat(32));
        // When, then
        assertRefused(expired, "Not acceptable by exp");
        assertRefused(foreignRoom, "Room and token mismatched");
        assertRefused(wrongAudience, "invalid 'aud' claim");
        assertRefused(forged, "Invalid signature");
        assertRefused("", "token required");
        assertThat(node.state().path("rooms")).isEmpty();
    }

    @Test
    void refusesTokensOfASecretThatWasChangedBehindTheFleetsBack() throws Exception {
        // Given
        node.fault("{\"kind\":\"wrong-secret\"}");
        // When, then
        assertRefused(node.token(claims -> {}), "Invalid signature");
    }

    @Test
    void judgesTimeByItsOwnClock() throws Exception {
        // Given
        node.fault("{\"kind\":\"clock\",\"seconds\":3600}");
        // When, then
        assertRefused(node.token(claims -> {}), "Not acceptable by exp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Maths%20101", "caf%C3%A9", "%F0%9F%8E%B5", "a%2520b"})
    void takesATokenForARoomInAnyAlphabet(String path) throws Exception {
        // Given: what the page's script sends, and what the front wrote in the token
        var token = node.token(claims -> claims.put("room", path.toLowerCase(Locale.ROOT)));
        // When
        var answer = node.entry("/http-bind/enter", "/" + path, "", token);
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void hasARoomForEachTenant() throws Exception {
        // Given
        var school = node.token(claims -> claims.put("sub", "school"));
        // When
        var answer = node.entry("/http-bind/enter", "/School/maths", "", school);
        var elsewhere = node.entry("/http-bind/enter", "/maths", "", school);
        // Then
        assertThat(node.json(answer).path("room").asText()).isEqualTo("[school]maths");
        assertThat(elsewhere.statusCode()).isEqualTo(403);
    }

    @Test
    void hasNoRoomWhereTheWebServerHasNoPage() throws Exception {
        assertThat(node.entry("/http-bind/enter", "/a%2Fb", "", "").statusCode())
                .isEqualTo(404);
        assertThat(node.get("/a%2Fb").statusCode()).isEqualTo(404);
        assertThat(node.get("/maths").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"path\":7,\"more\":1}", "{\"path\":"})
    void saysWhatIsWrongWithAWish(String json) throws Exception {
        assertThat(node.request("POST", "/http-bind/enter", json).statusCode()).isEqualTo(400);
    }

    @Test
    void forgetsWhoseLastPageFallsSilentAndWhoLeaves() throws Exception {
        // Given
        var silent = id(node.entry("/http-bind/enter", "/maths", "", node.token(claims -> {})));
        var leaving = id(node.entry("/http-bind/enter", "/maths", "", token("Blaise", false)));
        // When: timers are fast here, but a page always has 3 s
        node.post("/http-bind/leave?id=" + leaving);
        node.pass(Duration.ofSeconds(2));
        var present = node.get("/http-bind/people?id=" + silent);
        node.pass(Duration.ofSeconds(4));
        var gone = node.get("/http-bind/people?id=" + silent);
        // Then
        assertThat(node.json(present).path("people")).hasSize(1);
        assertThat(gone.statusCode()).isEqualTo(404);
        assertThat(node.state().path("rooms")).isEmpty();
    }

    @Test
    void letsThoseWithoutAPageStayUntilTheyAreToldToLeave() throws Exception {
        // Given
        var stays = id(node.entry("/sandbox/enter", "/maths", "", node.token(claims -> {})));
        // When
        node.pass(Duration.ofMinutes(1));
        var people = node.state().path("people").asInt();
        var left = node.post("/sandbox/leave?id=" + stays);
        var again = node.post("/sandbox/leave?id=" + stays);
        // Then
        assertThat(people).isEqualTo(1);
        assertThat(left.statusCode()).isEqualTo(204);
        assertThat(again.statusCode()).isEqualTo(404);
        assertThat(node.state().path("people").asInt()).isZero();
    }

    @Test
    void losesItsRoomsAsARestartDoes() throws Exception {
        // Given
        var page = id(node.entry("/http-bind/enter", "/maths", "", node.token(claims -> {})));
        // When
        node.post("/sandbox/lose-rooms");
        // Then
        assertThat(node.state().path("rooms")).isEmpty();
        assertThat(node.get("/http-bind/people?id=" + page).statusCode()).isEqualTo(404);
    }

    private void assertRefused(String token, String reason) throws IOException, InterruptedException {
        var answer = node.entry("/http-bind/enter", "/maths", "", token);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(node.json(answer).path("reason").asText()).isEqualTo(reason);
    }

    private String token(String name, boolean moderator) {
        Consumer<Map<String, Object>> change =
                claims -> claims.put("context", Map.of("user", Map.of("name", name, "moderator", moderator)));
        return node.token(change);
    }

    private String id(HttpResponse<String> answer) throws IOException {
        return node.json(answer).path("id").asText();
    }
}
