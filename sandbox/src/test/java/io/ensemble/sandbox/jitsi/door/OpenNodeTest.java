package io.ensemble.sandbox.jitsi.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.sandbox.jitsi.token.TokenMode;
import io.ensemble.sandbox.node.RunningJitsi;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node without tokens. */
class OpenNodeTest {

    private final RunningJitsi node;

    OpenNodeTest() throws IOException {
        node = new RunningJitsi(TokenMode.NONE);
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void letsTheFirstModerateAndThenTheNextInLine() throws Exception {
        // Given
        var ada = node.enter("/maths", "Ada");
        node.enter("/maths", "Blaise");
        node.enter("/maths", "Carl");
        // When
        var before = node.state().at("/rooms/0/people").toString();
        node.post("/sandbox/leave?id=" + ada);
        var after = node.state().at("/rooms/0/people");
        // Then
        assertThat(before).containsOnlyOnce("moderator").startsWith("[{\"name\":\"Ada\",\"role\":\"moderator\"");
        assertThat(after.at("/0/name").asText()).isEqualTo("Blaise");
        assertThat(after.at("/0/role").asText()).isEqualTo("moderator");
        assertThat(after.at("/1/role").asText()).isEqualTo("participant");
    }

    @Test
    void takesNamesAndSettingsFromTheAddressAndLooksAtNoToken() throws Exception {
        // When
        var answer = node.request(
                "POST",
                "/http-bind/enter",
                "{\"path\":\"/maths\",\"jwt\":\"rubbish\",\"name\":\"Ada\",\"settings\":{\"subject\":\"Sums\"}}");
        var nameless = node.entry("/http-bind/enter", "/maths", " ", "");
        // Then
        assertThat(node.json(answer).path("name").asText()).isEqualTo("Ada");
        assertThat(node.json(nameless).path("name").asText()).isEqualTo("Fellow Jitster");
        assertThat(node.state().at("/rooms/0/people/0/settings/subject").asText())
                .isEqualTo("Sums");
        assertThat(node.state().at("/rooms/0/people/0/claims").isNull()).isTrue();
    }

    @Test
    void needsNoSecret() {
        assertThat(node.node().secret()).isEmpty();
    }

    @Test
    void servesAPageThatTellsNothingToOthers() throws Exception {
        // When
        var page = node.get("/maths");
        // Then
        assertThat(page.body()).contains("jitsi-01", "the first to enter moderates");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(node.state().path("rooms")).as("a page that nobody runs").isEmpty();
    }
}
