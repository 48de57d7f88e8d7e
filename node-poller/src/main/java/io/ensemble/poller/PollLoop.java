package io.ensemble.poller;

import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.snapshot.Pollers;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.store.SnapshotStore;
import io.ensemble.fleet.store.StoreAccess;
import io.ensemble.fleet.store.StoreAwayException;
import io.ensemble.poller.share.Membership;
import io.ensemble.poller.share.Share;
import io.ensemble.poller.watch.Watches;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Each second: says that this poller lives, finds out which nodes are its own, and has these watched. It waits for no node,
 * so a node that hangs costs neither the lease nor another node anything.
 */
@ApplicationScoped
@Readiness
class PollLoop implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(PollLoop.class);

    /** A tick may wait for the store several times, each for its deadline; then the loop is stuck. */
    private static final Duration STUCK_AFTER = Duration.ofSeconds(10);

    private final Membership membership;
    private final FleetView fleet;
    private final Watches watches;
    private final SnapshotStore snapshots;
    private final StoreAccess store;
    private final Uptime uptime;

    private Optional<Pollers> lastPollers = Optional.empty();
    private Set<String> lastTroubled = Set.of();
    private long lastOutages;
    private boolean ending;
    private volatile Duration lastTick;

    PollLoop(
            Membership membership,
            FleetView fleet,
            Watches watches,
            SnapshotStore snapshots,
            StoreAccess store,
            Uptime uptime) {
        this.membership = membership;
        this.fleet = fleet;
        this.watches = watches;
        this.snapshots = snapshots;
        this.store = store;
        this.uptime = uptime;
        this.lastTick = uptime.now();
    }

    // The scheduler's first tick comes with the next whole second; what is known of the fleet is served before.
    void begin(@Observes StartupEvent started) {
        try {
            fleet.refresh();
        } catch (StoreAwayException away) {
            // StoreAccess has told; the first tick tries again.
        }
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    synchronized void tick() {
        if (ending) {
            return;
        }
        lastTick = uptime.now();
        try {
            var pollers = membership.renew();
            fleet.refresh();
            divide(pollers);
            lookWhereNeeded(pollers);
        } catch (StoreAwayException away) {
            // StoreAccess has told. This poller's nodes stay its own, so that their verdicts are ready when it is back.
        }
    }

    private void divide(Pollers pollers) {
        var share = new Share(pollers);
        var all = fleet.nodes().values().stream().filter(PollLoop::isWatched).toList();
        watches.keep(all.stream().filter(node -> share.isMine(node.id())).toList(), pollers);
        if (!fleet.nodes().isEmpty()) {
            // Without any node nobody has published them yet: what others saw of them is not to be forgotten.
            forgetAllBut(all, share);
        }
    }

    private void forgetAllBut(List<Node> nodes, Share share) {
        var gone = new HashSet<>(fleet.snapshot().nodes().keySet());
        nodes.forEach(node -> gone.remove(node.id()));
        gone.stream().filter(share::isMine).forEach(node -> store.ask(() -> snapshots.forget(share.pollers(), node)));
    }

    private void lookWhereNeeded(Pollers pollers) {
        var outages = store.outages();
        // What was seen while the store was away, or while the pollers changed, may not be written.
        if (outages != lastOutages || !lastPollers.equals(Optional.of(pollers))) {
            watches.lookNow();
        }
        var troubled = new HashSet<>(fleet.troubled());
        troubled.removeAll(lastTroubled);
        watches.lookNow(troubled);
        lastOutages = outages;
        lastPollers = Optional.of(pollers);
        lastTroubled = fleet.troubled();
    }

    private static boolean isWatched(Node node) {
        return node.state() != NodeState.DISABLED;
    }

    synchronized void stop(@Observes ShutdownEvent event) {
        // A tick that comes after this must not take part again.
        ending = true;
        watches.end();
        try {
            membership.leave();
        } catch (StoreAwayException away) {
            LOG.warn("The store is away, so the others take this poller's nodes over only when its lease has run out");
        }
    }

    /** Ready as long as the loop runs: a poller that waits for the store is ready too. */
    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("poll loop")
                .status(uptime.now().minus(lastTick).compareTo(STUCK_AFTER) < 0)
                .withData("store", store.away() ? "does not answer" : "answers")
                .withData("nodes", fleet.nodes().size())
                .build();
    }
}
