package io.ensemble.gateway.callback;

import io.ensemble.fleet.node.Node;
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

/** The nodes whose meetings are over, whatever runs there: they were given up, or taken out of use. */
@ApplicationScoped
class NodesOut {

    private final FleetView fleet;
    private final InstantSource clock;
    private final Duration outFor;
    private final ConcurrentMap<String, Instant> since = new ConcurrentHashMap<>();

    NodesOut(FleetView fleet, InstantSource clock, GatewayConfig config) {
        this.fleet = fleet;
        this.clock = clock;
        this.outFor = config.ends().outFor();
    }

    /** Of these nodes the ones that are out, with the reason, for a log. To be asked again and again. */
    Map<String, String> among(Set<String> nodes) {
        var now = clock.instant();
        since.keySet().retainAll(nodes);
        var out = new HashMap<String, String>();
        for (var node : nodes) {
            given(node).or(() -> taken(node, now)).ifPresent(why -> out.put(node, why));
        }
        return out;
    }

    private Optional<String> given(String node) {
        return fleet.snapshot()
                .of(node)
                .filter(sighting -> sighting.health() == Health.OFFLINE)
                .map(offline -> "is offline");
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
