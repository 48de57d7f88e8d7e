// SPDX-License-Identifier: Apache-2.0
package io.ensemble.acceptance;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.ensemble.acceptance.Suite.Service;
import io.ensemble.acceptance.fault.Programs;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Whatever deploy/monitoring names is there: a real Prometheus, with the rules of that folder, scrapes the running suite as
 * its configuration says. Needs Debian's packages prometheus and prometheus-blackbox-exporter.
 */
class MonitoringIT {

    private static final Path MONITORING = Program.root().resolve("deploy/monitoring");
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static Suite suite;
    private static HttpsDoor door;
    private static Program prober;
    private static ScrapingPrometheus prometheus;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(
                Programs.has("prometheus") && Programs.has("prometheus-blackbox-exporter"),
                "needs prometheus and prometheus-blackbox-exporter: apt-get install them");
        suite = Suite.start(2, 1);
        door = HttpsDoor.open();
        var probes = Ports.free();
        prober = prober(probes);
        prometheus = ScrapingPrometheus.start(MONITORING.resolve("rules"), jobs(probes));
        Awaitility.await("Prometheus").atMost(PATIENCE).until(prometheus::isReady);
        live();
    }

    @AfterAll
    static void stop() {
        Stream.of(prometheus, prober, door, suite).forEach(MonitoringIT::close);
    }

    @Test
    void everyMetricThatAPanelOrARuleNamesExists() {
        var names = Stream.concat(
                        Dashboards.queries(MONITORING.resolve("dashboards")).stream()
                                .map(Dashboards.Query::promql),
                        rules().map(rule -> rule.path("query").asText()))
                .flatMap(query -> Promql.metrics(query).stream())
                .collect(toCollection(TreeSet::new));
        assertThat(names).hasSizeGreaterThan(50);
        var missing = new TreeSet<>(names);
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
            missing.removeIf(prometheus::has);
            assertThat(missing).isEmpty();
        });
        IO.println("Monitoring: all " + names.size() + " metrics that rules and dashboards name exist");
    }

    @Test
    void everyPanelIsAnswered() {
        var queries = Dashboards.queries(MONITORING.resolve("dashboards"));
        assertThat(queries.stream().map(Dashboards.Query::dashboard).distinct())
                .containsExactly("capacity.json", "fleet.json", "front.json", "jitsi.json", "node.json");
        assertThat(queries)
                .allSatisfy(query -> assertThatCode(() -> prometheus.query(query.promql()))
                        .as(query.dashboard() + ": " + query.panel())
                        .doesNotThrowAnyException());
    }

    @Test
    void everyRuleIsEvaluatedWithoutAnError() {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(rules())
                        .isNotEmpty()
                        .allSatisfy(rule -> assertThat(rule.path("health").asText())
                                .as(rule.path("name").asText() + " "
                                        + rule.path("lastError").asText())
                                .isEqualTo("ok")));
    }

    @Test
    void everyAlertHasItsRunbook() {
        assertThat(alerts()).isNotEmpty().allSatisfy(alert -> {
            var runbook = Program.root()
                    .resolve(alert.path("annotations").path("runbook_url").asText());
            assertThat(runbook).isRegularFile();
            assertThat(Files.readString(runbook))
                    .startsWith("# " + alert.path("name").asText());
        });
    }

    @Test
    void aSuiteThatIsWellCallsNobody() {
        Awaitility.await("the watchdog").atMost(PATIENCE).until(() -> firing().contains("EnsembleWatchdog"));
        assertThat(alerts().filter(alert ->
                                alert.path("labels").path("severity").asText().equals("page"))
                        .filter(alert -> alert.path("state").asText().equals("firing"))
                        .map(alert -> alert.path("name").asText()))
                .isEmpty();
    }

    @Test
    void jobsAreCalledAsRulesAndPanelsCallThem() throws IOException {
        var configured = Files.readString(MONITORING.resolve("prometheus.yml"))
                .lines()
                .filter(line -> line.strip().startsWith("- job_name:"))
                .map(line -> line.replaceAll(".*job_name: *", "").strip())
                .toList();
        var asked = Stream.concat(
                        Dashboards.queries(MONITORING.resolve("dashboards")).stream()
                                .map(Dashboards.Query::promql),
                        rules().map(rule -> rule.path("query").asText()))
                .flatMap(query -> Promql.jobs(query).stream())
                .distinct();
        assertThat(asked).isNotEmpty().isSubsetOf(configured);
    }

    private static List<String> firing() {
        return alerts().filter(alert -> alert.path("state").asText().equals("firing"))
                .map(alert -> alert.path("name").asText())
                .toList();
    }

    private static Stream<JsonNode> alerts() {
        return rules().filter(rule -> rule.path("type").asText().equals("alerting"));
    }

    private static Stream<JsonNode> rules() {
        return prometheus.rules().stream();
    }

    /** What people and front ends do, so that there is something to be counted. */
    private static void live() {
        assertThat(ApiClient.text(suite.api(0).create("biology"), "returncode")).isEqualTo("SUCCESS");
        var join = suite.api(0).call("join", "fullName", "Jo", "meetingID", "biology", "role", "VIEWER");
        Http.browse(URI.create(join.headers().firstValue("Location").orElseThrow()));
    }

    private static String jobs(int probes) {
        return services("join-gateway", suite.gateways())
                + services("dispatcher", suite.dispatchers())
                + services("node-poller", suite.pollers())
                + """
                    - job_name: nodes
                      http_sd_configs: [{ url: "%1$s/prometheus/targets", refresh_interval: 1s }]
                    - job_name: probes
                      metrics_path: /probe
                      params: { module: [door] }
                      http_sd_configs: [{ url: "%1$s/prometheus/probes", refresh_interval: 1s }]
                      relabel_configs: &probed
                        - { source_labels: [__address__], target_label: __param_target }
                        - { source_labels: [__param_target], target_label: instance }
                        - { target_label: __address__, replacement: "127.0.0.1:%2$d" }
                    - job_name: front
                      metrics_path: /probe
                      params: { module: [door] }
                      static_configs: [{ targets: ["%3$s"] }]
                      relabel_configs: *probed
                  """.formatted(suite.pollers().getFirst().url(), probes, door.url());
    }

    private static String services(String job, List<Service> services) {
        return """
                  - job_name: %s
                    metrics_path: /q/metrics
                    static_configs: [{ targets: [%s] }]
                """.formatted(
                        job,
                        services.stream()
                                .map(service -> "\"127.0.0.1:" + service.managementPort() + "\"")
                                .collect(joining(",")));
    }

    private static Program prober(int port) throws IOException {
        var folder = Files.createTempDirectory("ensemble-prober");
        // The door's certificate is nobody's.
        var file = Files.writeString(folder.resolve("blackbox.yml"), """
                modules:
                  door: { prober: http, timeout: 1s, http: { tls_config: { insecure_skip_verify: true } } }
                """);
        return Program.start(
                "monitoring-prober",
                List.of(
                        "prometheus-blackbox-exporter",
                        "--config.file=" + file,
                        "--web.listen-address=127.0.0.1:" + port),
                folder,
                java.util.Map.of());
    }

    private static void close(AutoCloseable part) {
        try {
            if (part != null) {
                part.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException("Cannot close " + part, e);
        }
    }
}
