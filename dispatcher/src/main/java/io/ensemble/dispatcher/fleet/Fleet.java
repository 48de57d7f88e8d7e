package io.ensemble.dispatcher.fleet;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.ensemble.dispatcher.fleet.FleetSummary.SnapshotInUse;
import io.ensemble.dispatcher.fleet.FleetSummary.Totals;
import io.ensemble.dispatcher.placement.LoadRule;
import io.ensemble.dispatcher.placement.NodeInView;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.store.FleetView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/** Sums the fleet up. */
@ApplicationScoped
class Fleet {

    private final FleetView view;
    private final SnapshotAge age;
    private final LoadRule load;

    Fleet(FleetView view, SnapshotAge age, LoadRule load) {
        this.view = view;
        this.age = age;
        this.load = load;
    }

    FleetSummary summary() {
        var nodes = NodeInView.all(view.nodes().values(), view.snapshot());
        return new FleetSummary(
                totals(nodes),
                new SnapshotInUse(
                        age.takenAt().orElse(null),
                        age.age().map(age -> age.toMillis() / 1000.0).orElse(null),
                        age.stale()),
                nodes.stream().collect(groupingBy(node -> node.node().state().toString(), TreeMap::new, counting())),
                nodes.stream().collect(groupingBy(NodeInView::healthInWords, TreeMap::new, counting())));
    }

    private Totals totals(List<NodeInView> nodes) {
        var answering = nodes.stream()
                .filter(NodeInView::holdsMeetings)
                .flatMap(node -> node.sighting().stream())
                .toList();
        return new Totals(
                nodes.size(),
                sum(answering, NodeSighting::rooms),
                sum(answering, NodeSighting::participants),
                sum(answering, NodeSighting::videos),
                sum(answering, NodeSighting::voices),
                sum(answering, NodeSighting::breakouts),
                Math.round(answering.stream().mapToDouble(load::of).sum() * 10) / 10.0);
    }

    private static int sum(List<NodeSighting> sightings, ToIntFunction<NodeSighting> of) {
        return sightings.stream().mapToInt(of).sum();
    }
}
