// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.watch;

import io.ensemble.fleet.store.StoreAccess;
import io.ensemble.fleet.store.StoreAwayException;
import io.ensemble.fleet.store.TroubleStore;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Tells dispatchers of nodes that keep a look waiting, long before the look is over: a meeting that is created on a node that
 * hangs costs whoever creates it some 8 s. The word is taken back with the next good answer, so that a node that was slow
 * once is not spared for long; and no look follows from it, since one is under way.
 */
@ApplicationScoped
class Lateness {

    /** A node that is well lists its meetings within some 10 ms, a full one within 100. */
    private static final Duration LATE = Duration.ofMillis(700);

    private final TroubleStore troubles;
    private final StoreAccess store;
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1,
            Thread.ofPlatform().daemon().name("lateness").factory(),
            // A look that begins while this service stops.
            new ThreadPoolExecutor.DiscardPolicy());
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    Lateness(TroubleStore troubles, StoreAccess store) {
        this.troubles = troubles;
        this.store = store;
        timer.setRemoveOnCancelPolicy(true);
    }

    @PreDestroy
    void end() {
        timer.shutdownNow();
    }

    /** Begins to wait for that node. */
    Waiting await(String node) {
        return new Waiting(node);
    }

    /** A look that waits. */
    final class Waiting implements AutoCloseable {

        private final String node;
        private final Future<?> alarm;
        private boolean over;

        private Waiting(String node) {
            this.node = node;
            // The timer's one thread must not wait for the store.
            this.alarm = timer.schedule(
                    () -> Thread.ofVirtual().name("late " + node).start(this::tellOfSilence),
                    LATE.toMillis(),
                    TimeUnit.MILLISECONDS);
        }

        /** Nobody waits any more: the node has said something, be it no good, or its time is up. */
        @Override
        public void close() {
            alarm.cancel(false);
            synchronized (this) {
                over = true;
            }
        }

        /** The look is over. One that failed is told of too: what it found is read by everybody only within a second. */
        void over(boolean good) {
            close();
            if (good) {
                takeBack(node);
            } else {
                tell(node);
            }
        }

        // Whoever hears the node meanwhile waits: else the word could come after it was taken back.
        private synchronized void tellOfSilence() {
            if (!over) {
                tell(node);
            }
        }
    }

    private void tell(String node) {
        if (told.add(node)) {
            try {
                store.tell(() -> troubles.late(node));
            } catch (StoreAwayException away) {
                told.remove(node);
            }
        }
    }

    private void takeBack(String node) {
        if (told.remove(node)) {
            try {
                store.tell(() -> troubles.inTime(node));
            } catch (StoreAwayException away) {
                // It is out of date soon.
            }
        }
    }
}
