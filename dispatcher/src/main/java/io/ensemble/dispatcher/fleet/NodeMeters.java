package io.ensemble.dispatcher.fleet;

import io.ensemble.dispatcher.Meters;
import io.ensemble.dispatcher.placement.LoadRule;
import io.ensemble.dispatcher.placement.NodeInView;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.store.FleetView;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Shows what this service makes of each node: its load, what it can bear, its state, and whether it takes meetings. */
@ApplicationScoped
public class NodeMeters {

    private final FleetView view;
    private final LoadRule load;
    private final MultiGauge loads;
    private final MultiGauge capacities;
    private final MultiGauge usable;
    private final MultiGauge states;

    NodeMeters(FleetView view, LoadRule load, MeterRegistry registry) {
        this.view = view;
        this.load = load;
        this.loads = gauge(Meters.NODE_LOAD, "Load of a node, in participants, without reservations", registry);
        this.capacities = gauge(Meters.NODE_CAPACITY, "People who fill a node of its weight", registry);
        this.usable =
                gauge(Meters.NODE_USABLE, "1 for a node that is enabled, answers, and has nothing wrong", registry);
        this.states = gauge(Meters.NODE_STATE, "1 for the state that a node is in", registry);
    }

    /** Brings the gauges in line with the view; those of nodes that are gone, go. */
    public void update() {
        // Rows that stay are not registered anew, or a scrape in between would miss them; so they read the newest view.
        show(loads, node -> view.snapshot().of(node.id()).isPresent(), this::load);
        show(capacities, _ -> true, this::capacity);
        show(usable, _ -> true, node -> node.takesMeetings() ? 1 : 0);
        states.register(
                view.nodes().values().stream()
                        .<Row<?>>map(node ->
                                Row.of(tags(node).and(Meters.STATE, node.state().toString()), () -> 1))
                        .toList(),
                false);
    }

    private double load(NodeInView node) {
        return load.knows(node) ? load.of(node) : Double.NaN;
    }

    private double capacity(NodeInView node) {
        return load.atFullCpu(node.node().kind()) * node.node().weight();
    }

    private void show(MultiGauge gauge, Predicate<Node> known, ToDoubleFunction<NodeInView> value) {
        gauge.register(
                view.nodes().values().stream()
                        .filter(known)
                        .<Row<?>>map(node -> Row.of(
                                tags(node),
                                () -> view.node(node.id())
                                        .map(now -> new NodeInView(
                                                now, view.snapshot().of(now.id())))
                                        .map(value::applyAsDouble)
                                        .orElse(Double.NaN)))
                        .toList(),
                false);
    }

    private static Tags tags(Node node) {
        return Tags.of(Meters.NODE, node.id(), Meters.KIND, node.kind().toString());
    }

    private static MultiGauge gauge(String name, String description, MeterRegistry registry) {
        return MultiGauge.builder(name).description(description).register(registry);
    }
}
