// SPDX-License-Identifier: Apache-2.0
package io.ensemble.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A real Prometheus with the rules of deploy/monitoring that scrapes a suite every second. */
final class ScrapingPrometheus implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI url;
    private final Program program;

    private ScrapingPrometheus(URI url, Program program) {
        this.url = url;
        this.program = program;
    }

    /**
     * Starts it.
     *
     * @param jobs what it scrapes: the text below {@code scrape_configs}
     */
    static ScrapingPrometheus start(Path rules, String jobs) {
        try {
            var port = Ports.free();
            var folder = Files.createTempDirectory("ensemble-prometheus");
            var file = Files.writeString(folder.resolve("prometheus.yml"), """
                    global: { scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s }
                    rule_files: ["%s/*.yaml"]
                    scrape_configs:
                    """.formatted(rules) + jobs);
            var program = Program.start(
                    "monitoring-prometheus",
                    List.of(
                            "prometheus",
                            "--config.file=" + file,
                            "--storage.tsdb.path=" + folder.resolve("data"),
                            "--web.listen-address=127.0.0.1:" + port),
                    folder,
                    Map.of());
            return new ScrapingPrometheus(URI.create("http://127.0.0.1:" + port), program);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot start Prometheus", e);
        }
    }

    /** Whether it answers. */
    boolean isReady() {
        return Http.status(url.resolve("/-/ready")) == 200;
    }

    /** All that it was asked is answered with status success, or the test fails with what it says. */
    JsonNode query(String promql) {
        var answer = read("/api/v1/query?query=" + URLEncoder.encode(promql, StandardCharsets.UTF_8));
        if (!answer.path("status").asText().equals("success")) {
            throw new AssertionError(promql + "\n" + answer);
        }
        return answer.path("data").path("result");
    }

    /** Whether it has at least one series of that name. */
    boolean has(String metric) {
        return !query("count({__name__=\"" + metric + "\"})").isEmpty();
    }

    /** The rules that it has loaded. */
    List<JsonNode> rules() {
        return read("/api/v1/rules").path("data").path("groups").findValues("rules").stream()
                .flatMap(rules -> JSON.convertValue(rules, JsonNode.class).valueStream())
                .toList();
    }

    @Override
    public void close() {
        program.close();
    }

    private JsonNode read(String path) {
        try {
            return JSON.readTree(Http.get(url.resolve(path)).body());
        } catch (IOException e) {
            throw new AssertionError("Prometheus answers something else than JSON", e);
        }
    }
}
