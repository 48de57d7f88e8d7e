package io.ensemble.gateway.outbox;

import io.ensemble.fleet.callback.Letter;
import io.ensemble.fleet.store.OutboxStore.Taken;
import io.ensemble.gateway.GatewayConfig;
import io.ensemble.gateway.GatewayMeters;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Delivers letters, some at a time, and settles each in the store. */
@ApplicationScoped
class Deliveries {

    private static final Logger LOG = Logger.getLogger(Deliveries.class);

    private final Letterbox letterbox;
    private final Courier courier;
    private final Backoff backoff;
    private final GatewayMeters meters;
    private final InstantSource clock;
    private final int atOnce;
    private final Semaphore places;
    private final ConcurrentMap<String, Taken> unsettled = new ConcurrentHashMap<>();

    Deliveries(
            Letterbox letterbox,
            Courier courier,
            Backoff backoff,
            GatewayMeters meters,
            InstantSource clock,
            GatewayConfig config) {
        this.letterbox = letterbox;
        this.courier = courier;
        this.backoff = backoff;
        this.meters = meters;
        this.clock = clock;
        this.atOnce = config.outbox().atOnce();
        this.places = new Semaphore(atOnce);
    }

    /**
     * Waits until there is a free place, and answers how many there are. Only so many letters may be taken: one that
     * waited here for its turn would be taken over by somebody else meanwhile.
     */
    int freePlaces() throws InterruptedException {
        places.acquire();
        places.release();
        return Math.max(places.availablePermits(), 1);
    }

    /** Starts a delivery. */
    void start(Taken taken) throws InterruptedException {
        places.acquire();
        Thread.ofVirtual().name("delivery-" + taken.entry()).start(() -> {
            try {
                deliver(taken);
            } finally {
                places.release();
            }
        });
    }

    /** Settles what was delivered while the store was away. */
    void settleTheRest() {
        unsettled.values().forEach(this::settle);
    }

    /** Waits until nothing is under way any more, but not for ever. */
    void finish(long seconds) throws InterruptedException {
        if (places.tryAcquire(atOnce, seconds, TimeUnit.SECONDS)) {
            places.release(atOnce);
        }
    }

    private void deliver(Taken taken) {
        var letter = taken.letter();
        try {
            if (unsettled.containsKey(letter.id()) || letterbox.wasDelivered(letter)) {
                settle(taken);
                return;
            }
            switch (courier.deliver(letter)) {
                case Outcome.Delivered() -> {
                    unsettled.put(letter.id(), taken);
                    count(letter, "delivered");
                    settle(taken);
                }
                case Outcome.Failed(var reason) -> putOff(taken, letter.failed(reason));
                case Outcome.Hopeless(var reason) -> giveUp(taken, letter.failed(reason));
            }
        } catch (RuntimeException fault) {
            // The letter stays in the store, and is taken over in a while.
            LOG.debugf(
                    "Letter %s could not be settled: %s",
                    letter.id(), fault.getClass().getSimpleName());
        }
    }

    private void settle(Taken taken) {
        letterbox.delivered(taken);
        unsettled.remove(taken.letter().id());
    }

    private void putOff(Taken taken, Letter failed) {
        var wait = backoff.after(failed.attempts());
        if (wait.isEmpty()) {
            giveUp(taken, failed);
            return;
        }
        letterbox.retry(taken, failed, clock.instant().plus(wait.get()));
        count(failed, "retried");
    }

    private void giveUp(Taken taken, Letter failed) {
        letterbox.giveUp(taken, failed, clock.instant());
        count(failed, "given_up");
        LOG.warnf(
                "Letter %s (%s) is given up after %d attempts: %s",
                failed.id(), failed.callback(), failed.attempts(), failed.lastError());
    }

    private void count(Letter letter, String outcome) {
        meters.callback(letter.callback().kind(), outcome);
    }
}
