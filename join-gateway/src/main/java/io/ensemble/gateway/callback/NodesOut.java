package io.ensemble.gateway.callback;

import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.gateway.GatewayConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The nodes whose meetings are over, whatever runs there: they were given up, or taken out of use.
 *
 * <p>If most nodes fall silent at the same time, it is the way to them rather than the nodes: their meetings go on, and are
 * back with it. So ends are told of only when such an outage lasts. Nothing waits for that: a meeting that somebody starts
 * anew meanwhile, on a node that is left, is told of then.
 */
@ApplicationScoped
class NodesOut {

    /** A switch, a router or a tunnel is back by then if it was restarted, or another one has taken over. */
    private static final Duration OUTAGE = Duration.ofMinutes(1);

    private final FleetView fleet;
    private final InstantSource clock;
    private final Duration outFor;
    private final ConcurrentMap<String, Instant> since = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, GivenUp> givenUp = new ConcurrentHashMap<>();

    /**
     * A node that was given up, for as long as it is.
     *
     * @param since when that was first seen
     * @param withOthers whether most others were silent at some time since
     */
    private record GivenUp(Instant since, boolean withOthers) {

        boolean isOver(Instant now) {
            return !withOthers || !since.plus(OUTAGE).isAfter(now);
        }
    }

    NodesOut(FleetView fleet, InstantSource clock, GatewayConfig config) {
        this.fleet = fleet;
        this.clock = clock;
        this.outFor = config.ends().outFor();
    }

    /** Of these nodes the ones that are out, with the reason, for a log. To be asked again and again. */
    Map<String, String> among(Set<String> nodes) {
        var now = clock.instant();
        since.keySet().retainAll(nodes);
        givenUp.keySet().retainAll(nodes);
        var silent = Stream.of(NodeKind.values()).filter(this::isSilent).collect(Collectors.toUnmodifiableSet());
        var out = new HashMap<String, String>();
        for (var node : nodes) {
            given(node, now, silent).or(() -> taken(node, now)).ifPresent(why -> out.put(node, why));
        }
        return out;
    }

    private Optional<String> given(String node, Instant now, Set<NodeKind> silent) {
        var offline = fleet.snapshot().of(node).filter(sighting -> sighting.health() == Health.OFFLINE);
        if (offline.isEmpty()) {
            givenUp.remove(node);
            return Optional.empty();
        }
        var withOthers = silent.contains(offline.get().kind());
        var state = givenUp.merge(
                node,
                new GivenUp(now, withOthers),
                (before, seen) -> new GivenUp(before.since(), before.withOthers() || seen.withOthers()));
        return state.isOver(now) ? Optional.of("is offline") : Optional.empty();
    }

    // None answers its polls, or most of three or more do not. Those that will be given up in a moment count too: a
    // network takes all nodes at once, and polls find that out one after the other.
    private boolean isSilent(NodeKind kind) {
        var inUse = fleet.nodes().values().stream()
                .filter(node -> node.kind() == kind && node.state() != NodeState.DISABLED)
                .toList();
        var silent = inUse.stream()
                .flatMap(node -> fleet.snapshot().of(node.id()).stream())
                .filter(sighting -> sighting.failures() > 0)
                .count();
        var most = inUse.size() >= 3 && 3 * silent >= 2L * inUse.size();
        return silent > 0 && (most || silent == inUse.size());
    }

    private Optional<String> taken(String node, Instant now) {
        var why = outOfUse(node);
        if (why.isEmpty()) {
            since.remove(node);
            return why;
        }
        var begun = since.computeIfAbsent(node, id -> now);
        return why.filter(reason -> !begun.plus(outFor).isAfter(now));
    }

    private Optional<String> outOfUse(String node) {
        // A fleet without any node is one that nobody knows, or somebody's mistake.
        if (!fleet.ready() || fleet.nodes().isEmpty()) {
            return Optional.empty();
        }
        var state = fleet.node(node).map(Node::state);
        if (state.isEmpty()) {
            return Optional.of("is not in the fleet any more");
        }
        return state.filter(NodeState.DISABLED::equals).map(disabled -> "is disabled");
    }
}
