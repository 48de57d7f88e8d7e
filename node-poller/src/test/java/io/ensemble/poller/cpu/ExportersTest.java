// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.fleet.node.Node;
import io.ensemble.poller.fetch.BoundedGet;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportersTest {

    private final StubServer server = new StubServer();
    private final MovingClock clock = new MovingClock();
    private final CpuReadings readings = Fixture.readings(clock);
    private final Exporters exporters = exporters(Fixture.http());
    private final Exporters impatient = exporters(Fixture.impatient());
    private final Node node = Fixture.node("bbb-01", Optional.of(server.url("/metrics")));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whatIsBetweenTwoReadingsIsTheBusyShare() throws Exception {
        server.answers(page(100, 10));
        read();
        assertThat(readings.of("bbb-01")).isEmpty();

        server.answers(page(106, 14));
        read();
        assertThat(readings.of("bbb-01")).hasValue(0.4);
        assertThat(server.asked().getPath()).isEqualTo("/metrics");
    }

    @Test
    void aMachineThatWasStartedAnewIsUnknownUntilItIsReadTwice() throws Exception {
        server.answers(page(100, 10));
        read();
        server.answers(page(101, 11));
        read();
        server.answers(page(1, 1));
        read();
        assertThat(readings.of("bbb-01")).isEmpty();

        server.answers(page(2, 4));
        read();
        assertThat(readings.of("bbb-01")).hasValue(0.75);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body>Welcome to nginx!</body></html>",
                "node_load1 0.5",
                "node_cpu_seconds_total{cpu=\"0\",mode=\"user\"} NaN",
                "node_cpu_seconds_total{cpu=\"0\",mode=\"user\"} -1",
                "node_cpu_seconds_total{cpu=\"0\",mode=\"user\"} +Inf",
                "node_cpu_seconds_total{cpu=\"0\",mode=\"us"
            })
    void aPageWithoutCountersMakesItUnknown(String page) throws Exception {
        readings.note("bbb-01", 0.25);
        server.answers(page);
        read();
        assertThat(readings.of("bbb-01")).isEmpty();
    }

    @Test
    void anExporterThatHangsOrIsGoneTakesNothingAwayUntilTheValueIsTooOld() throws Exception {
        readings.note("bbb-01", 0.25);
        server.answers(page(1, 1));
        server.hangs();
        impatient.read(List.of(node), List.of());
        server.close();
        read();
        assertThat(readings.of("bbb-01")).hasValue(0.25);

        clock.passes(Duration.ofSeconds(61));
        read();
        assertThat(readings.of("bbb-01")).isEmpty();
    }

    @Test
    void anExporterThatHangsDelaysNoOtherAndNodesWithoutOneAreLeftAlone() throws Exception {
        try (var hanging = new StubServer()) {
            hanging.answers("x".repeat(100));
            hanging.hangs();
            var nodes = List.of(
                    Fixture.node("bbb-02", Optional.of(hanging.url("/metrics"))),
                    node,
                    Fixture.node("bbb-03", Optional.empty()));
            // Two rounds do; a machine that stalls may miss some of the other, too.
            for (var round = 0; round < 10 && readings.of("bbb-01").isEmpty(); round++) {
                server.answers(page(round, round));
                impatient.read(nodes, List.of());
            }
        }

        assertThat(readings.of("bbb-01")).hasValue(0.5);
        assertThat(readings.of("bbb-02")).isEmpty();
        assertThat(readings.of("bbb-03")).isEmpty();
    }

    @Test
    void anExporterThatMovedIsAnotherOne() throws Exception {
        server.answers(page(0, 0));
        read();
        server.answers(page(1, 1));
        exporters.read(List.of(Fixture.node("bbb-01", Optional.of(server.url("/moved")))), List.of());
        assertThat(readings.of("bbb-01")).isEmpty();
    }

    private Exporters exporters(BoundedGet http) {
        return new Exporters(http, Set.of("idle", "iowait", "nice"), readings);
    }

    private void read() throws InterruptedException {
        exporters.read(List.of(node), List.of());
    }

    private static String page(int idle, int user) {
        return "# TYPE node_cpu_seconds_total counter\n"
                + "node_cpu_seconds_total{cpu=\"0\",mode=\"idle\"} " + idle + "\n"
                + "node_cpu_seconds_total{cpu=\"0\",mode=\"user\"} " + user + "\n"
                + "node_load1 0.5\n";
    }
}
