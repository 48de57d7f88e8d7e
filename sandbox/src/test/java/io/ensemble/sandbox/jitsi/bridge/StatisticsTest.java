package io.ensemble.sandbox.jitsi.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ensemble.sandbox.jitsi.token.TokenMode;
import io.ensemble.sandbox.node.RunningJitsi;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a node's parts say of three people in one room, two in another, and one in a third. */
class StatisticsTest {

    private final RunningJitsi node;

    StatisticsTest() throws IOException, InterruptedException {
        node = new RunningJitsi(TokenMode.NONE);
        for (var name : new String[] {"Ada", "Blaise", "Carl"}) {
            node.enter("/Maths%20101", name);
        }
        node.time.advance(Duration.ofMillis(1500));
        node.enter("/School/call", "Dora");
        node.enter("/School/call", "Emmy");
        node.enter("/waiting", "Felix");
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void theBridgeCountsWhatGoesThroughIt() throws Exception {
        // When
        var stats = node.json(node.get("/colibri/stats"));
        // Then
        assertThat(stats.path("conferences").asInt()).isEqualTo(1);
        assertThat(stats.path("participants").asInt()).isEqualTo(3);
        assertThat(stats.path("largest_conference").asInt()).isEqualTo(3);
        assertThat(stats.at("/conference_sizes/3").asInt()).isEqualTo(1);
        assertThat(stats.path("endpoints_sending_video").asInt()).isEqualTo(3);
        assertThat(stats.path("bit_rate_download").asInt()).isEqualTo(1680);
        assertThat(stats.path("bit_rate_upload").asInt()).isEqualTo(3360);
        assertThat(stats.path("total_conferences_created").asInt()).isEqualTo(1);
        assertThat(stats.path("healthy").asBoolean()).isTrue();
        assertThat(stats.path("stress_level").isNumber()).isTrue();
        assertThat(stats.path("current_timestamp").asText()).isEqualTo("2026-03-01 09:00:01.500");
    }

    @Test
    void theBridgeTellsPrometheusTheSame() throws Exception {
        // When
        var alone = metrics("/jvb/metrics");
        var withTheMachine = metrics("/metrics");
        // Then
        assertThat(alone)
                .containsEntry("jitsi_jvb_conferences", 1.0)
                .containsEntry("jitsi_jvb_current_endpoints", 3.0)
                .containsEntry("jitsi_jvb_healthy", 1.0)
                .containsEntry("jitsi_jvb_drain_mode", 0.0)
                .containsKey("jitsi_jvb_stress");
        assertThat(withTheMachine.keySet()).containsAll(alone.keySet());
        assertThat(withTheMachine).containsKey("node_cpu_seconds_total{cpu=\"3\",mode=\"idle\"}");
    }

    @Test
    void jicofoCountsEverybody() throws Exception {
        assertThat(metrics("/jicofo/metrics"))
                .containsEntry("jitsi_jicofo_conferences", 3.0)
                .containsEntry("jitsi_jicofo_participants_current", 6.0)
                .containsEntry("jitsi_jicofo_participants_pairs", 8.0)
                .containsEntry("jitsi_jicofo_largest_conference", 3.0)
                .containsEntry("jitsi_jicofo_conferences_created_total", 3.0);
    }

    @Test
    void prosodyTakesACensusOfAllRooms() throws Exception {
        // When
        var census = node.get("/room-census").body();
        // Then
        assertThat(census).isEqualTo("""
                {"room_census":[\
                {"room_name":"maths%20101@conference.127.0.0.1","participants":3,\
                "created_time":"1772355600000","leaked":false},\
                {"room_name":"[school]call@conference.127.0.0.1","participants":2,\
                "created_time":"1772355601000","leaked":false},\
                {"room_name":"waiting@conference.127.0.0.1","participants":1,\
                "created_time":"1772355601000","leaked":false}]}""");
    }

    @Test
    void anEmptyNodeHasAnEmptyCensus() throws Exception {
        // Given
        node.post("/sandbox/lose-rooms");
        // When, then
        assertThat(node.get("/room-census").body()).isEqualTo("{\"room_census\":[]}");
        assertThat(node.json(node.get("/colibri/stats")).path("participants").asInt())
                .isZero();
    }

    @Test
    void countsWhatWasAsked() throws Exception {
        // When
        node.get("/colibri/stats");
        node.get("/colibri/stats");
        node.get("/about/health");
        // Then
        assertThat(node.state().path("requests").path("/colibri/stats").asInt()).isEqualTo(2);
        assertThat(node.state().path("requests").path("/about/health").asInt()).isEqualTo(1);
    }

    @Test
    void aSecondConversationOfTwoCostsNothingAndAClassCosts() throws Exception {
        // Given
        node.pass(Duration.ofMinutes(2));
        var before = idle();
        // When
        node.enter("/another", "Gauss");
        node.enter("/another", "Hypatia");
        node.pass(Duration.ofMinutes(2));
        var calls = idle() - before;
        for (var i = 0; i < 30; i++) {
            node.enter("/class", "Pupil " + i);
        }
        node.pass(Duration.ofMinutes(2));
        var withClass = idle() - before - calls;
        // Then: of 4 cores for 120 s, 0.1 for the idle machine and 0.07 for the three on the bridge
        assertThat(calls).isCloseTo(4 * 120 - 0.169 * 120, within(15.0));
        assertThat(withClass).isLessThan(calls - 150);
    }

    private double idle() throws IOException, InterruptedException {
        return metrics("/metrics").entrySet().stream()
                .filter(entry -> entry.getKey().contains("mode=\"idle\""))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    private Map<String, Double> metrics(String path) throws IOException, InterruptedException {
        var values = new TreeMap<String, Double>();
        node.get(path).body().lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            var blank = line.lastIndexOf(' ');
            values.put(line.substring(0, blank), Double.parseDouble(line.substring(blank + 1)));
        });
        return values;
    }
}
