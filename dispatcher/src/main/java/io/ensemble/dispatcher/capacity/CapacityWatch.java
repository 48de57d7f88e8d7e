// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.capacity;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.ensemble.dispatcher.DispatcherConfig;
import io.ensemble.dispatcher.fleet.SnapshotAge;
import io.ensemble.dispatcher.placement.LoadRule;
import io.ensemble.dispatcher.placement.NodeInView;
import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.store.FleetView;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Shows how many nodes of each kind there should be, and why; each dispatcher by itself. */
@Startup // so that settings that contradict each other are refused at once
@ApplicationScoped
public class CapacityWatch {

    private final FleetView view;
    private final SnapshotAge age;
    private final LoadRule load;
    private final InstantSource clock;
    private final CapacityMeters meters;
    private final DispatcherConfig.Capacity config;
    private final Map<NodeKind, CapacityRule> rules;
    private final Map<NodeKind, Outlook> outlooks = new HashMap<>();

    CapacityWatch(
            FleetView view,
            SnapshotAge age,
            LoadRule load,
            InstantSource clock,
            CapacityMeters meters,
            DispatcherConfig config) {
        this.view = view;
        this.age = age;
        this.load = load;
        this.clock = clock;
        this.meters = meters;
        this.config = config.capacity();
        this.rules = Arrays.stream(NodeKind.values()).collect(toMap(Function.identity(), this::rule));
    }

    /** Looks at the fleet as it is seen now. Kinds of which there is no node are not asked for. */
    public synchronized void look() {
        var byKind = NodeInView.all(view.nodes().values(), view.snapshot()).stream()
                .collect(groupingBy(node -> node.node().kind()));
        outlooks.keySet().retainAll(byKind.keySet());
        var now = clock.instant();
        var blind = age.stale() || age.isEmpty();
        var wishes = new HashMap<NodeKind, Wish>();
        byKind.forEach((kind, nodes) -> wishes.put(
                kind,
                outlooks.computeIfAbsent(kind, this::outlook)
                        .look(now, Demand.on(nodes, load), blind || !Demand.isKnown(nodes, load))));
        meters.show(wishes);
    }

    private Outlook outlook(NodeKind kind) {
        return new Outlook(requireNonNull(rules.get(kind)), config.lookBack(), config.lowerAfter());
    }

    private CapacityRule rule(NodeKind kind) {
        return new CapacityRule(
                load.atFullCpu(kind),
                config.target(),
                config.reserve(),
                config.spareNodes(),
                config.minNodes(),
                config.maxNodes(),
                config.lookAhead(),
                config.growthFactor());
    }
}
