// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PollerMetersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final PollerMeters meters = new PollerMeters(registry);

    @Test
    void processorsAreShownOnlyWhereTheyAreKnown() {
        meters.show(sighting("a", OptionalDouble.of(0.25)));
        meters.show(sighting("b", OptionalDouble.empty()));
        assertThat(values("ensemble.node.cpu")).containsExactly(0.25);

        meters.show(sighting("a", OptionalDouble.of(0.5)));
        assertThat(values("ensemble.node.cpu")).containsExactly(0.5);

        meters.show(sighting("a", OptionalDouble.empty()));
        assertThat(values("ensemble.node.cpu")).isEmpty();
    }

    @Test
    void aNodeOfAnotherPollerIsNotShown() {
        meters.polled("a", true, Instant.EPOCH, Instant.EPOCH.plusMillis(5));
        meters.show(sighting("a", OptionalDouble.empty()));
        meters.show(sighting("b", OptionalDouble.empty()));
        meters.keep(Set.of("b"));

        assertThat(values("ensemble.node.health")).hasSize(1);
        assertThat(registry.find("ensemble.poller.poll").timers()).isEmpty();
        assertThat(values("ensemble.poller.nodes")).containsExactly(1.0);
    }

    private List<Double> values(String name) {
        return registry.find(name).gauges().stream().map(Gauge::value).toList();
    }

    private static NodeSighting sighting(String node, OptionalDouble cpu) {
        return new NodeSighting(node, Health.ONLINE, 0, 1, Optional.empty(), Optional.empty(), List.of()).withCpu(cpu);
    }
}
