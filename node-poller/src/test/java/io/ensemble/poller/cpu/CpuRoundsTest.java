// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.fleet.store.ConfigurationStore;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.testing.RealRedis;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealRedis.class)
class CpuRoundsTest {

    @Inject
    CpuRounds rounds;

    @Inject
    CpuReadings readings;

    @Inject
    ConfigurationStore configuration;

    @Inject
    FleetView fleet;

    @Test
    void withoutAPrometheusTheExportersOfItsOwnNodesAreAsked() throws Exception {
        try (var exporter = new StubServer()) {
            var node = Fixture.node("bbb-01", Optional.of(exporter.url("/metrics")));
            configuration.writeNodes(List.of(node));
            fleet.refresh();
            rounds.keep(List.of(node));
            exporter.answers("node_cpu_seconds_total{cpu=\"0\",mode=\"user\"} 1");
            rounds.round();
            exporter.answers("node_cpu_seconds_total{cpu=\"0\",mode=\"user\"} 2");
            rounds.round();
        }
        assertThat(readings.of("bbb-01")).hasValue(1);

        configuration.writeNodes(List.of());
        fleet.refresh();
        rounds.keep(List.of());
        rounds.round();
        assertThat(readings.of("bbb-01")).isEmpty();
    }
}
