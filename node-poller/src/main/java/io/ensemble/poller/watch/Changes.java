package io.ensemble.poller.watch;

import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.snapshot.RoomCount;
import java.util.Optional;

/** Tells an operator in words what is new about a node. */
final class Changes {

    private Changes() {}

    /** What happened to a node. */
    record Change(boolean bad, String text) {}

    /** What is new; empty if the verdict is the same as before, and nothing else is wrong with the node. */
    static Optional<Change> between(Optional<NodeSighting> before, NodeSighting seen) {
        var same = before.stream()
                .anyMatch(last -> last.health() == seen.health()
                        && last.wrong().equals(seen.wrong())
                        && countedBy(last).equals(countedBy(seen)));
        return same ? Optional.empty() : Optional.of(told(seen));
    }

    /** Who counts a Jitsi node's rooms: that another one does, is news. */
    private static Optional<RoomCount.Source> countedBy(NodeSighting sighting) {
        return sighting.count().map(RoomCount::source);
    }

    private static Change told(NodeSighting sighting) {
        var good = sighting.problem().isEmpty();
        var out = sighting.wrong().isPresent() ? ", gets no new meetings" : "";
        var again = sighting.health() == Health.ONLINE ? "" : ", but answers well again";
        var reason = sighting.problem().map(problem -> ": " + problem).orElse(again);
        var polls = sighting.failures() > 0 ? " (failed polls in a row: " + sighting.failures() + ")" : "";
        return new Change(
                !good, sighting.node() + " is " + sighting.health() + out + reason + polls + lapses(sighting));
    }

    private static String lapses(NodeSighting sighting) {
        return switch (sighting.health()) {
            case ONLINE -> "";
            case UNSTABLE -> often("failed in between", sighting.stumbles().size());
            case OFFLINE -> often("was given up", sighting.lapses().size());
        };
    }

    private static String often(String what, int times) {
        return times > 1 ? "; " + what + " " + times + " times of late" : "";
    }
}
