// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.capacity;

import io.ensemble.dispatcher.DispatcherConfig;
import io.ensemble.dispatcher.Meters;
import io.ensemble.dispatcher.capacity.Wish.Reason;
import io.ensemble.fleet.node.NodeKind;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Shows what is wanted to whoever starts and stops machines. */
@ApplicationScoped
class CapacityMeters {

    private final MultiGauge desired;
    private final MultiGauge reasons;
    private volatile Map<NodeKind, Wish> wishes = Map.of();

    CapacityMeters(MeterRegistry registry, DispatcherConfig config) {
        desired = MultiGauge.builder(Meters.NODES_DESIRED)
                .description("Nodes of a kind that there should be, enabled and answering")
                .register(registry);
        reasons = MultiGauge.builder(Meters.NODES_DESIRED_REASON)
                .description("1 for what the number of desired nodes rests on")
                .register(registry);
        Gauge.builder(Meters.CAPACITY_RESERVE, config, any -> any.capacity().reserve())
                .description("People of the largest meeting for which there is to be room")
                .baseUnit("participants")
                .strongReference(true)
                .register(registry);
    }

    void show(Map<NodeKind, Wish> now) {
        wishes = Map.copyOf(now);
        var wanted = new ArrayList<Row<?>>();
        var because = new ArrayList<Row<?>>();
        now.keySet().forEach(kind -> {
            var tags = Tags.of(Meters.KIND, kind.toString());
            wanted.add(row(tags, kind, Wish::nodes));
            for (var reason : Reason.values()) {
                because.add(
                        row(tags.and(Meters.REASON, reason.toString()), kind, wish -> wish.why() == reason ? 1 : 0));
            }
        });
        // Rows that stay are not registered anew, or a scrape in between would miss them; so they read the newest wish.
        desired.register(wanted, false);
        reasons.register(because, false);
    }

    private Row<?> row(Tags tags, NodeKind kind, ToDoubleFunction<Wish> value) {
        return Row.of(tags, () -> {
            var wish = wishes.get(kind);
            return wish == null ? Double.NaN : value.applyAsDouble(wish);
        });
    }
}
