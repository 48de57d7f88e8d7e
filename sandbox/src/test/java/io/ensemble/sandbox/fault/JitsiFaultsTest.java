package io.ensemble.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ensemble.sandbox.jitsi.token.TokenMode;
import io.ensemble.sandbox.node.RunningJitsi;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each fault of a Jitsi node as a client sees it. */
class JitsiFaultsTest {

    private final RunningJitsi node;

    JitsiFaultsTest() throws IOException {
        node = new RunningJitsi(TokenMode.NONE);
    }

    @AfterEach
    void close() {
        node.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/colibri/stats", "/jvb/metrics", "/jicofo/metrics", "/room-census"})
    void htmlIsNoStatistics(String path) throws Exception {
        // Given
        node.fault("{\"kind\":\"html\"}");
        // When
        var answer = node.get(path);
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("<html>");
    }

    @Test
    void halfAJsonComesAsIfItWereAll() throws Exception {
        // Given
        node.enter("/maths", "Ada");
        node.fault("{\"kind\":\"half\"}");
        // When
        var stats = node.get("/colibri/stats");
        var census = node.get("/room-census");
        // Then
        assertThat(stats.statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> node.json(stats)).isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> node.json(census)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void truncatedBreaksInTheMiddle() throws Exception {
        // Given
        node.fault("{\"kind\":\"truncated\"}");
        // When, then
        assertThatThrownBy(() -> node.get("/colibri/stats")).isInstanceOf(IOException.class);
    }

    @Test
    void emptyIsEmpty() throws Exception {
        // Given
        node.fault("{\"kind\":\"empty\"}");
        // When
        var answer = node.get("/colibri/stats");
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void negativeMakesEveryNumberNegative() throws Exception {
        // Given
        node.enter("/maths", "Ada");
        node.fault("{\"kind\":\"negative\"}");
        // When
        var stats = node.json(node.get("/colibri/stats"));
        var census = node.json(node.get("/room-census"));
        var metrics = node.get("/jicofo/metrics").body();
        // Then
        assertThat(stats.path("participants").asInt()).isEqualTo(-1);
        assertThat(stats.path("stress_level").asDouble()).isNegative();
        assertThat(stats.at("/conference_sizes/0").asInt()).isEqualTo(-1);
        assertThat(stats.path("healthy").asBoolean()).isTrue();
        assertThat(census.at("/room_census/0/participants").asInt()).isEqualTo(-2);
        assertThat(census.at("/room_census/0/room_name").asText()).isEqualTo("maths@conference.127.0.0.1");
        assertThat(metrics).contains("# TYPE", "\njitsi_jicofo_conferences -2.0\n");
        assertThat(metrics.lines().filter(line -> !line.startsWith("#"))).allMatch(line -> line.contains(" -"));
    }

    @Test
    void wrongStatisticsKeepNobodyOut() throws Exception {
        // Given
        node.fault("{\"kind\":\"html\"}");
        // When, then
        assertThat(node.entry("/http-bind/enter", "/maths", "Ada", "").statusCode())
                .isEqualTo(200);
        assertThat(node.get("/maths").body()).contains("Jitsi room");
        assertThat(node.get("/metrics").body()).contains("node_load1 ");
        assertThat(node.get("/about/health").statusCode()).isEqualTo(200);
    }

    @Test
    void unhealthySaysSo() throws Exception {
        // Given
        var well = node.get("/about/health").statusCode();
        node.fault("{\"kind\":\"unhealthy\"}");
        // When, then
        assertThat(well).isEqualTo(200);
        assertThat(node.get("/about/health").statusCode()).isEqualTo(500);
        assertThat(node.json(node.get("/colibri/stats")).path("healthy").asBoolean(true))
                .isFalse();
        assertThat(node.get("/metrics").body()).contains("\njitsi_jvb_healthy 0.0\n");
        assertThat(node.entry("/http-bind/enter", "/maths", "Ada", "").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/maths", "/about/health", "/colibri/stats", "/room-census", "/http-bind/people"})
    void badGatewayAndHangingAndSlowAreForEverybody(String path) throws Exception {
        // When
        node.fault("{\"kind\":\"status\",\"code\":502}");
        var status = node.get(path);
        node.fault("{\"kind\":\"hang\"}");
        assertThatThrownBy(() -> node.request("GET", path, "", Duration.ofMillis(200)))
                .isInstanceOf(HttpTimeoutException.class);
        node.fault("{\"kind\":\"slow\",\"millis\":200}");
        var before = System.nanoTime();
        var slow = node.get(path);
        var took = Duration.ofNanos(System.nanoTime() - before);
        // Then
        assertThat(status.statusCode()).isEqualTo(502);
        assertThat(slow.statusCode()).isNotEqualTo(502);
        assertThat(took).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void refuseClosesThePortAndKeepsTheRooms() throws Exception {
        // Given
        node.enter("/maths", "Ada");
        // When
        node.fault("{\"kind\":\"refuse\",\"millis\":1200}");
        // Then
        assertThat(RunningJitsi.eventually(() -> !listens())).isTrue();
        assertThat(RunningJitsi.eventually(this::listens)).isTrue();
        assertThat(node.state().path("people").asInt()).isEqualTo(1);
    }

    @Test
    void deadClosesThePortAndComesBackEmpty() throws Exception {
        // Given
        node.enter("/maths", "Ada");
        // When
        node.fault("{\"kind\":\"dead\",\"millis\":1200}");
        // Then
        assertThat(RunningJitsi.eventually(() -> !listens())).isTrue();
        assertThat(RunningJitsi.eventually(this::listens)).isTrue();
        assertThat(node.state().path("people").asInt()).isZero();
        assertThat(RunningJitsi.eventually(
                        () -> node.state().at("/fault/kind").asText().equals("none")))
                .isTrue();
    }

    @Test
    void deadStaysDeadUnlessItIsToldWhenToComeBack() throws Exception {
        // When
        node.fault("{\"kind\":\"dead\"}");
        // Then
        assertThat(RunningJitsi.eventually(() -> !listens())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"kind\":\"reset-after-create\"}", "{\"kind\":\"dead\",\"millis\":-1}", "{\"kind\":\"rain\"}"})
    void refusesAFaultThatIsNone(String json) throws Exception {
        assertThat(node.request("PUT", "/sandbox/fault", json).statusCode()).isEqualTo(400);
    }

    private boolean listens() throws IOException, InterruptedException {
        try {
            return node.get("/sandbox/state").statusCode() == 200;
        } catch (ConnectException refused) {
            return false;
        } catch (IOException broken) {
            return false;
        }
    }
}
