package io.ensemble.poller.watch;

import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.NodeSighting;
import java.util.Optional;

/** Tells an operator in words what is new about a node. */
final class Changes {

    private Changes() {}

    /** What happened to a node. */
    record Change(boolean bad, String text) {}

    /** What is new; empty if the verdict is the same as before. */
    static Optional<Change> between(Optional<NodeSighting> before, NodeSighting seen) {
        return before.map(NodeSighting::health).stream().anyMatch(seen.health()::equals)
                ? Optional.empty()
                : Optional.of(told(seen));
    }

    private static Change told(NodeSighting sighting) {
        var good = sighting.health() == Health.ONLINE;
        var reason = sighting.problem().map(problem -> ": " + problem).orElse("");
        var polls = sighting.failures() > 0 ? " (" + sighting.failures() + " polls in a row)" : "";
        return new Change(!good, sighting.node() + " is " + sighting.health() + reason + polls);
    }
}
