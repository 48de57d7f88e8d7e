package io.ensemble.poller;

import io.ensemble.fleet.snapshot.Snapshot;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.store.SnapshotStore;
import io.ensemble.poller.lead.Leadership;
import io.ensemble.poller.round.Changes;
import io.ensemble.poller.round.PollRound;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Again and again: if this poller leads, look at all nodes and write what was seen.
 *
 * <p>Ticks come more often than rounds, so that a follower takes over soon, and the first round comes at once.
 */
@ApplicationScoped
@Readiness
class PollLoop implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(PollLoop.class);

    /** A tick may last as long as a round, so only several missed ones mean that the loop is stuck. */
    private static final int STUCK_AFTER_INTERVALS = 3;

    private final Leadership leadership;
    private final FleetView fleet;
    private final PollRound round;
    private final SnapshotStore snapshots;
    private final PollerMeters meters;
    private final InstantSource clock;
    private final PollerConfig config;

    private Instant nextRound = Instant.MIN;
    private volatile Instant lastTick;
    private volatile boolean storeAnswers = true;
    private volatile boolean ending;

    PollLoop(
            Leadership leadership,
            FleetView fleet,
            PollRound round,
            SnapshotStore snapshots,
            PollerMeters meters,
            InstantSource clock,
            PollerConfig config) {
        this.leadership = leadership;
        this.fleet = fleet;
        this.round = round;
        this.snapshots = snapshots;
        this.meters = meters;
        this.clock = clock;
        this.config = config;
        this.lastTick = clock.instant();
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void tick() throws InterruptedException {
        if (ending) {
            return;
        }
        var now = clock.instant();
        lastTick = now;
        try {
            var leads = leadership.hold().isPresent();
            tellStoreAnswers();
            if (!leads) {
                meters.showNothing();
            } else if (!now.isBefore(nextRound)) {
                nextRound = now.plus(config.interval());
                look();
            }
        } catch (RuntimeException away) {
            tellStoreAway(away);
        }
    }

    private void look() throws InterruptedException {
        fleet.refresh();
        if (fleet.nodes().isEmpty()) {
            // No dispatcher has published the nodes yet; an empty snapshot would forget what an earlier leader saw.
            return;
        }
        var last = fleet.snapshot();
        var seen = round.look(fleet.nodes().values(), last);
        snapshots.write(seen);
        meters.show(seen);
        tell(last, seen);
    }

    private static void tell(Snapshot last, Snapshot seen) {
        for (var change : Changes.between(last, seen)) {
            LOG.log(change.bad() ? Logger.Level.WARN : Logger.Level.INFO, change.text());
        }
    }

    private void tellStoreAnswers() {
        if (!storeAnswers) {
            LOG.info("The store answers again");
        }
        storeAnswers = true;
    }

    private void tellStoreAway(RuntimeException away) {
        if (storeAnswers) {
            LOG.warnf(
                    "The store does not answer (%s): nothing can be written until it does. Is Redis running?",
                    away.getClass().getSimpleName());
        }
        storeAnswers = false;
    }

    void stop(@Observes ShutdownEvent event) {
        // A tick that comes after this must not take the lead again.
        ending = true;
        try {
            leadership.giveBack();
        } catch (RuntimeException away) {
            LOG.warn("The lead could not be given back; another poller takes over when the lease has run out");
        }
    }

    /** Ready as long as the loop runs: a follower is ready too, and so is a poller that waits for the store. */
    @Override
    public HealthCheckResponse call() {
        var silence = Duration.between(lastTick, clock.instant());
        var stuckAfter = config.interval().multipliedBy(STUCK_AFTER_INTERVALS).plus(config.deadline());
        return HealthCheckResponse.named("poll loop")
                .status(silence.compareTo(stuckAfter) < 0)
                .withData("store", storeAnswers ? "answers" : "does not answer")
                .withData("nodes", fleet.nodes().size())
                .build();
    }
}
