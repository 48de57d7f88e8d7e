// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.watch;

import io.ensemble.poller.Uptime;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Looks at one node again and again, on a thread of its own: however long a node takes to answer, no other waits for it.
 */
final class Watch {

    private static final Logger LOG = Logger.getLogger(Watch.class);

    private final Turn turn;
    private final Duration interval;
    private final Uptime uptime;
    private final Semaphore calls = new Semaphore(0);
    private final Thread thread;

    private volatile Charge charge;
    private volatile boolean ended;

    /** What is done each time. */
    @FunctionalInterface
    interface Turn {
        /**
         * Looks at the node once.
         *
         * @param last what the last turn answered
         * @return what the next turn builds on
         */
        Memory take(Charge charge, Optional<Memory> last) throws InterruptedException;
    }

    Watch(Charge charge, Turn turn, Duration interval, Uptime uptime) {
        this.charge = charge;
        this.turn = turn;
        this.interval = interval;
        this.uptime = uptime;
        this.thread = Thread.ofVirtual().name("watch " + charge.node().id()).unstarted(this::run);
    }

    /** Looks for the first time at once. */
    Watch begin() {
        thread.start();
        return this;
    }

    /** Looks once more at once, or as soon as the look that is under way is over. */
    void lookNow() {
        calls.release();
    }

    /** What it is charged with from now on. Another address or secret of the node is tried at once. */
    void chargedWith(Charge newest) {
        var otherNode = !charge.node().equals(newest.node());
        charge = newest;
        if (otherNode) {
            lookNow();
        }
    }

    /** Looks no more. */
    void end() {
        ended = true;
        thread.interrupt();
    }

    private void run() {
        var last = Optional.<Memory>empty();
        try {
            while (!ended) {
                calls.drainPermits();
                var began = uptime.now();
                last = once(last);
                awaitTurn(began.plus(interval));
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Memory> once(Optional<Memory> last) throws InterruptedException {
        try {
            return Optional.of(turn.take(charge, last));
        } catch (RuntimeException fault) {
            LOG.errorf(
                    fault,
                    "A fault while watching %s; it is looked at again",
                    charge.node().id());
            return last;
        }
    }

    private void awaitTurn(Duration due) throws InterruptedException {
        var rest = due.minus(uptime.now());
        if (rest.isPositive()) {
            // Whether it was called or its turn has come, it looks again.
            var _ = calls.tryAcquire(rest.toNanos(), TimeUnit.NANOSECONDS);
        }
    }
}
