package io.ensemble.sandbox.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ensemble.sandbox.node.RunningNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ControlTest {

    private final RunningNode node;

    ControlTest() throws IOException {
        node = new RunningNode();
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void showsTheNodeFromInside() throws Exception {
        // Given
        node.xml("create", "meetingID", "m1", "name", "Class");
        node.xml("getMeetings");
        node.xml("getMeetings");
        var token = node.join("m1", "Ada");
        node.request("POST", "/sandbox/connect?sessionToken=" + token + "&cam=true", "");
        node.request("PUT", "/sandbox/fault", "{\"kind\":\"slow\",\"millis\":5}");
        // When
        var body = node.request("GET", "/sandbox/state", "").body();
        var state = new ObjectMapper().readTree(body);
        // Then
        assertThat(state.at("/node").asText()).isEqualTo("bbb-01");
        assertThat(state.at("/people").asInt()).isEqualTo(1);
        assertThat(state.at("/fault/kind").asText()).isEqualTo("slow");
        assertThat(state.at("/requests/getMeetings").asInt()).isEqualTo(2);
        assertThat(state.at("/meetings/0/people/0/camera").asBoolean()).isTrue();
        assertThat(body).doesNotContain(token, RunningNode.SECRET);
    }

    @Test
    void connectsAndDisconnectsBrowsers() throws Exception {
        // Given
        node.xml("create", "meetingID", "m1", "name", "Class");
        var token = node.join("m1", "Ada");
        // When
        var connected = node.request("POST", "/sandbox/connect?sessionToken=" + token + "&listenOnly=true", "");
        var during = node.xml("getMeetingInfo", "meetingID", "m1");
        var disconnected = node.request("POST", "/sandbox/disconnect?sessionToken=" + token, "");
        var after = node.xml("getMeetingInfo", "meetingID", "m1");
        // Then
        assertThat(connected.statusCode()).isEqualTo(204);
        assertThat(during.text("listenerCount")).isEqualTo("1");
        assertThat(disconnected.statusCode()).isEqualTo(204);
        assertThat(after.text("participantCount")).isEqualTo("0");
        assertThat(node.request("POST", "/sandbox/connect?sessionToken=nobody", "")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void losesMeetingsAsARestartDoes() throws Exception {
        // Given
        node.xml("create", "meetingID", "m1", "name", "Class");
        // When
        var answer = node.request("POST", "/sandbox/lose-meetings", "");
        // Then
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(node.xml("getMeetings").text("messageKey")).isEqualTo("noMeetings");
    }

    @Test
    void exportsCountersThatOnlyGrow() throws Exception {
        // Given
        var before = counters();
        // When
        node.time.advance(Duration.ofSeconds(15));
        var after = counters();
        // Then
        assertThat(before).hasSize(8 * 8 + 2);
        assertThat(after.keySet()).isEqualTo(before.keySet());
        assertThat(after)
                .allSatisfy(
                        (series, value) -> assertThat(value).isGreaterThanOrEqualTo(before.getOrDefault(series, 0.0)));
        var cpu0 = after.entrySet().stream()
                .filter(entry -> entry.getKey().contains("cpu=\"0\""))
                .mapToDouble(entry -> entry.getValue() - before.getOrDefault(entry.getKey(), 0.0))
                .sum();
        assertThat(cpu0).isCloseTo(15, within(1e-6));
    }

    private Map<String, Double> counters() throws IOException, InterruptedException {
        var counters = new TreeMap<String, Double>();
        node.request("GET", "/metrics", "").body().lines().forEach(line -> {
            if (line.startsWith("node_cpu") || line.startsWith("node_network")) {
                var blank = line.lastIndexOf(' ');
                counters.put(line.substring(0, blank), Double.parseDouble(line.substring(blank + 1)));
            }
        });
        return counters;
    }
}
