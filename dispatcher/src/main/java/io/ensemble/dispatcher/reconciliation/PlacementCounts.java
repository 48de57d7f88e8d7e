// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.reconciliation;

import io.ensemble.dispatcher.Meters;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Shows how many placements each node has in the store: for long more than it has meetings, and some are leaked. */
@ApplicationScoped
class PlacementCounts {

    private final MultiGauge gauge;
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    PlacementCounts(MeterRegistry registry) {
        this.gauge = MultiGauge.builder(Meters.NODE_PLACEMENTS)
                .description("Placements in the store, of the one dispatcher that sets them right")
                .register(registry);
    }

    /** The node has so many. */
    void note(String node, int placements) {
        if (counts.put(node, placements) == null) {
            show();
        }
    }

    /** All other nodes are shown no more: they are gone, or another dispatcher shows them. */
    void keep(Set<String> nodes) {
        if (counts.keySet().retainAll(nodes)) {
            show();
        }
    }

    // Rows that stay are not registered anew, or a scrape in between would miss them; so they read what was noted last.
    private void show() {
        gauge.register(
                counts.keySet().stream()
                        .<Row<?>>map(node -> Row.of(Tags.of(Meters.NODE, node), () -> {
                            var now = counts.get(node);
                            return now == null ? Double.NaN : now;
                        }))
                        .toList(),
                false);
    }
}
