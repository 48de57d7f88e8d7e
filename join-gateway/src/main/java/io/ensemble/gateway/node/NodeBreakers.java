package io.ensemble.gateway.node;

import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.store.TroubleStore;
import io.ensemble.gateway.GatewayConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * What this gateway itself meets on its calls to nodes: one breaker for each node, so that nobody waits again and again for
 * one that does not answer, and a word to the fleet at once.
 */
@ApplicationScoped
public class NodeBreakers {

    private static final Logger LOG = Logger.getLogger(NodeBreakers.class);

    private final FleetView fleet;
    private final TroubleReports reports;
    private final InstantSource clock;
    private final int failuresToOpen;
    private final Duration pause;
    private final ConcurrentMap<String, Breaker> breakers = new ConcurrentHashMap<>();

    NodeBreakers(FleetView fleet, TroubleReports reports, InstantSource clock, GatewayConfig config) {
        this.fleet = fleet;
        this.reports = reports;
        this.clock = clock;
        this.failuresToOpen = config.nodes().failuresInARow();
        this.pause = config.nodes().leftAloneFor();
    }

    /** Whether a call to the node may go out now. */
    boolean letsThrough(Node node) {
        return of(node.id()).letsThrough(clock.instant());
    }

    /**
     * What a call said of the node.
     *
     * @param began when the call began
     * @param detail for an operator, should it have failed
     */
    void judge(Node node, Sign sign, Instant began, String detail) {
        switch (sign) {
            case WELL -> {
                if (of(node.id()).succeeded(clock.instant())) {
                    LOG.infof("%s answers again", node.id());
                }
            }
            case ILL -> failed(node, began, detail);
            case NONE -> LOG.tracef("A call to %s says nothing of it: %s", node.id(), detail);
        }
    }

    private void failed(Node node, Instant began, String detail) {
        switch (of(node.id()).failed(began, clock.instant())) {
            case IGNORED -> LOG.debugf("%s failed among successes: %s", node.id(), detail);
            case COUNTED -> reports.report(node.id());
            case OPENED -> {
                reports.report(node.id());
                LOG.warnf(
                        "%s failed %d calls in a row, the last one so: %s. Calls to it fail at once until it answers, new"
                                + " meetings go elsewhere; who joins one of its meetings waits, unless polling finds it"
                                + " well. Look at the node, and at the way there from this gateway.",
                        node.id(), failuresToOpen, detail);
            }
        }
    }

    /**
     * Nodes that new meetings should spare: calls to them fail at once, or the last one failed just now and polling has not
     * found the node well since.
     */
    public Set<String> suspects() {
        var now = clock.instant();
        return fleet.nodes().keySet().stream()
                .filter(node -> {
                    var breaker = breakers.get(node);
                    return breaker != null && breaker.isSuspect(lastSeenWell(node), now);
                })
                .collect(Collectors.toUnmodifiableSet());
    }

    private Instant lastSeenWell(String node) {
        return fleet.snapshot()
                .of(node)
                .filter(sighting -> sighting.failures() == 0)
                .flatMap(NodeSighting::seenAt)
                .orElse(Instant.MIN);
    }

    /** Whether calls to the node fail at once, or the last one failed just now and polling has not found the node well since. */
    boolean isInDoubt(String node) {
        var breaker = breakers.get(node);
        return breaker != null && (breaker.isOpen() || breaker.isSuspect(lastSeenWell(node), clock.instant()));
    }

    /** Whether calls to the node fail at once. */
    public boolean isOpen(String node) {
        var breaker = breakers.get(node);
        return breaker != null && breaker.isOpen();
    }

    /** Begins anew. */
    public void forgetAll() {
        breakers.clear();
        reports.forgetAll();
    }

    private Breaker of(String node) {
        return breakers.computeIfAbsent(node, id -> new Breaker(failuresToOpen, pause, TroubleStore.LIFETIME));
    }
}
