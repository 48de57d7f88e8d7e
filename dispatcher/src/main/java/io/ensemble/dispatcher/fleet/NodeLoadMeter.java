package io.ensemble.dispatcher.fleet;

import io.ensemble.dispatcher.Meters;
import io.ensemble.dispatcher.placement.LoadRule;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.store.FleetView;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;

/** Shows the load of each node that was seen. */
@ApplicationScoped
public class NodeLoadMeter {

    private final FleetView view;
    private final LoadRule load;
    private final MultiGauge gauges;

    NodeLoadMeter(FleetView view, LoadRule load, MeterRegistry registry) {
        this.view = view;
        this.load = load;
        this.gauges = MultiGauge.builder(Meters.NODE_LOAD)
                .description("Load of a node, in participants, without reservations")
                .register(registry);
    }

    /** Brings the gauges in line with the view; those of nodes that are gone, go. */
    public void update() {
        var snapshot = view.snapshot();
        var rows = view.nodes().keySet().stream()
                .flatMap(id -> snapshot.of(id).stream())
                .map(this::row)
                .toList();
        // Rows that stay are not registered anew, or a scrape in between would miss them; so they read the newest view.
        gauges.register(rows, false);
    }

    private MultiGauge.Row<?> row(NodeSighting sighting) {
        var node = sighting.node();
        return MultiGauge.Row.of(
                Tags.of(Meters.NODE, node),
                () -> view.snapshot()
                        .of(node)
                        .filter(NodeSighting::countsPeople)
                        .map(load::of)
                        .orElse(Double.NaN));
    }
}
