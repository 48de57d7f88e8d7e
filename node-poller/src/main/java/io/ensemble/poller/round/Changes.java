package io.ensemble.poller.round;

import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.snapshot.Snapshot;
import java.util.Comparator;
import java.util.List;

/** Tells an operator in words what is new in a snapshot. */
public final class Changes {

    private Changes() {}

    /** What happened to one node. */
    public record Change(boolean bad, String text) {}

    /** Every node whose verdict is another than before, by id. */
    public static List<Change> between(Snapshot before, Snapshot after) {
        return after.nodes().values().stream()
                .filter(sighting -> before.of(sighting.node()).map(NodeSighting::health).stream()
                        .noneMatch(sighting.health()::equals))
                .sorted(Comparator.comparing(NodeSighting::node))
                .map(Changes::told)
                .toList();
    }

    private static Change told(NodeSighting sighting) {
        var good = sighting.health() == Health.ONLINE;
        var reason = sighting.problem().map(problem -> ": " + problem).orElse("");
        var polls = sighting.failures() > 0 ? " (" + sighting.failures() + " polls in a row)" : "";
        return new Change(!good, sighting.node() + " is " + sighting.health() + reason + polls);
    }
}
