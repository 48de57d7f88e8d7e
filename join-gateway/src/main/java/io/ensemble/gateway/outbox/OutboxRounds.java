package io.ensemble.gateway.outbox;

import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.store.OutboxStore.Depth;
import io.ensemble.fleet.store.StoreAwayException;
import io.ensemble.gateway.GatewayConfig;
import io.ensemble.gateway.GatewayMeters;
import io.ensemble.gateway.ThisGateway;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Takes letters from the outbox as long as this gateway runs. */
@ApplicationScoped
class OutboxRounds {

    private static final Logger LOG = Logger.getLogger(OutboxRounds.class);

    /** How long the store waits for a letter. Below the time after which its client calls it gone, which is one second. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private static final int TAKEN_AT_ONCE = 16;

    private final FleetView fleet;
    private final Letterbox letterbox;
    private final Deliveries deliveries;
    private final InstantSource clock;
    private final ThisGateway me;
    private final GatewayConfig.Outbox config;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread taking = Thread.ofVirtual().name("outbox").unstarted(this::takeUntilStopped);
    private volatile Depth depth = new Depth(0, 0, 0);

    OutboxRounds(
            FleetView fleet,
            Letterbox letterbox,
            Deliveries deliveries,
            InstantSource clock,
            ThisGateway me,
            GatewayConfig config,
            GatewayMeters meters) {
        this.fleet = fleet;
        this.letterbox = letterbox;
        this.deliveries = deliveries;
        this.clock = clock;
        this.me = me;
        this.config = config.outbox();
        if (this.config.claimAfter().compareTo(this.config.deadline()) <= 0) {
            throw new IllegalArgumentException("ensemble.gateway.outbox.claim-after must be longer than deadline:"
                    + " else letters are delivered twice");
        }
        meters.outbox("waiting", () -> depth.waiting());
        meters.outbox("due", () -> depth.due());
        meters.outbox("dead", () -> depth.dead());
    }

    void start(@Observes StartupEvent event) {
        taking.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.countDown();
        // What it has taken meanwhile is delivered as well.
        taking.join();
        deliveries.finish(config.deadline().toSeconds() + 1);
    }

    /** What nobody else does: brings back what is due, and takes over what a lost gateway left. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void lookAfterTheRest() throws InterruptedException {
        if (stopping.getCount() == 0 || !fleet.ready()) {
            return;
        }
        try {
            deliveries.settleTheRest();
            letterbox.bringBack(clock.instant());
            var atMost = Math.min(TAKEN_AT_ONCE, deliveries.freePlaces());
            for (var taken : letterbox.takeOver(me.id(), atMost, config.claimAfter())) {
                deliveries.start(taken);
            }
            depth = letterbox.depth();
        } catch (StoreAwayException away) {
            LOG.debug("The outbox is looked after in a second");
        }
    }

    private void takeUntilStopped() {
        try {
            while (stopping.getCount() > 0) {
                // A gateway that does not know the tenants yet would take every letter's tenant for gone.
                if (fleet.ready()) {
                    round();
                } else {
                    stopping.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void round() throws InterruptedException {
        try {
            for (var taken : letterbox.take(me.id(), Math.min(TAKEN_AT_ONCE, deliveries.freePlaces()), PATIENCE)) {
                deliveries.start(taken);
            }
        } catch (StoreAwayException away) {
            LOG.debug("The outbox waits for the store");
            if (stopping.await(1, TimeUnit.SECONDS)) {
                LOG.debug("Stopping");
            }
        }
    }
}
