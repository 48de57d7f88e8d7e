// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlacementCountsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final PlacementCounts counts = new PlacementCounts(registry);

    @Test
    void theLatestNumberIsShown() {
        counts.note("a", 3);
        counts.note("a", 4);
        assertThat(shown()).containsExactly(4.0);
    }

    @Test
    void aNodeThatIsGoneIsNotShown() {
        counts.note("a", 3);
        counts.note("b", 5);
        counts.keep(Set.of("b"));
        assertThat(shown()).containsExactly(5.0);
        counts.keep(Set.of());
        assertThat(shown()).isEmpty();
    }

    private List<Double> shown() {
        return registry.find("ensemble.node.placements").gauges().stream()
                .map(Gauge::value)
                .toList();
    }
}
