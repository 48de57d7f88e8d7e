// SPDX-License-Identifier: Apache-2.0
package io.ensemble.fleet.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * The way to the store: a circuit breaker. While the store is away, calls fail at once instead of each waiting for its own
 * deadline; one call in a while finds out whether it is back.
 *
 * <p>A rush is not an outage. Calls take turns before their time begins to run, and a call that fails while others
 * succeed is asked again: everything that is asked of the store may be asked twice.
 */
@ApplicationScoped
public class StoreAccess {

    private static final Logger LOG = Logger.getLogger(StoreAccess.class);

    /** As many as the pool has connections ({@code quarkus.redis.max-pool-size}); more would only wait within the client. */
    private static final int AT_ONCE = 16;

    /** Longer than a rush of hundreds of calls takes on a small machine, shorter than callers wait. */
    private static final Duration LONGEST_TURN = Duration.ofSeconds(4);

    /** How often a store that is away is asked whether it is back. */
    private static final Duration PROBE_EVERY = Duration.ofMillis(500);

    private static final int ATTEMPTS = 3;

    private final InstantSource clock;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final AtomicReference<State> state = new AtomicReference<>(State.ANSWERING);
    private final AtomicLong answers = new AtomicLong();
    private final Set<String> toldUnreadable = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Optional<String>> server = new AtomicReference<>(Optional.empty());

    /**
     * Whether the store answers.
     *
     * @param outages how often it went away, or was another one all at once; so whoever must set something right after that
     *     notices each
     * @param since when this outage was first noticed; of no use while it answers
     * @param lastProbe when somebody last asked
     */
    private record State(boolean away, long outages, Instant since, Instant lastProbe) {
        private static final State ANSWERING = new State(false, 0, Instant.MIN, Instant.MIN);

        private State back() {
            return new State(false, outages, Instant.MIN, Instant.MIN);
        }

        private State another() {
            return new State(away, outages + 1, since, lastProbe);
        }

        private State gone(Instant now) {
            return away ? askedAgain(now) : new State(true, outages + 1, now, now);
        }

        private State askedAgain(Instant now) {
            return new State(true, outages, since, now);
        }

        private boolean probeIsDue(Instant now) {
            var waited = Duration.between(lastProbe, now);
            // A clock that was set back does not say how long it was: nobody waits until it has caught up.
            return waited.isNegative() || waited.compareTo(PROBE_EVERY) >= 0;
        }
    }

    public StoreAccess(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Asks the store.
     *
     * @param question may be asked several times
     * @throws StoreAwayException if it does not answer; or if it does with what cannot be read, which is no outage
     */
    public <T> T ask(Supplier<T> question) {
        for (var attempt = 1; ; attempt++) {
            passOrFail();
            takeTurn();
            var before = answers.get();
            try {
                var answer = question.get();
                answered();
                return answer;
            } catch (UnreadableException unreadable) {
                answered();
                tellOnce(unreadable);
                throw new StoreAwayException("The store holds what this version cannot read", unreadable);
            } catch (RuntimeException failure) {
                var othersSucceed = answers.get() != before;
                if (!othersSucceed) {
                    goneAway(failure);
                }
                if (!othersSucceed || attempt == ATTEMPTS) {
                    throw new StoreAwayException("The store does not answer", failure);
                }
            } finally {
                turns.release();
            }
        }
    }

    /** Tells the store something, like {@link #ask}. */
    public void tell(Runnable statement) {
        ask(() -> {
            statement.run();
            return true;
        });
    }

    /** Whether the last calls failed. */
    public boolean away() {
        return state.get().away();
    }

    /** For how long the store has been away; zero if it answers. */
    public Duration awayFor() {
        var seen = state.get();
        var away = seen.away() ? Duration.between(seen.since(), clock.instant()) : Duration.ZERO;
        // A clock may be set back.
        return away.isNegative() ? Duration.ZERO : away;
    }

    /**
     * Notes which server answers. Another one than before, or the same restarted within the time that the client tries again,
     * may have come back with what it had saved minutes before: that counts as an outage, though no call failed.
     *
     * @param run names one run of one server
     */
    void answeredBy(String run) {
        var before = server.getAndSet(Optional.of(run));
        if (before.isPresent() && !before.get().equals(run)) {
            state.updateAndGet(State::another);
            LOG.info("The store was restarted, or another server has taken over: what it holds is compared again.");
        }
    }

    /** How often the store went away since this service started, or may have lost something without being missed. */
    public long outages() {
        return state.get().outages();
    }

    private void passOrFail() {
        var seen = state.get();
        if (!seen.away()) {
            return;
        }
        var now = clock.instant();
        var probes = seen.probeIsDue(now) && state.compareAndSet(seen, seen.askedAgain(now));
        if (!probes) {
            throw new StoreAwayException("The store is away");
        }
    }

    private void takeTurn() {
        try {
            if (!turns.tryAcquire(LONGEST_TURN.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StoreAwayException("Too many calls wait for the store");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreAwayException("Interrupted while waiting for the store");
        }
    }

    private void answered() {
        answers.incrementAndGet();
        var before = state.getAndUpdate(seen -> seen.away() ? seen.back() : seen);
        if (before.away()) {
            LOG.info("The store answers again.");
        }
    }

    private void goneAway(RuntimeException failure) {
        if (Thread.currentThread().isInterrupted()) {
            // Somebody ended the call; that says nothing of the store.
            return;
        }
        var now = clock.instant();
        var before = state.getAndUpdate(seen -> seen.gone(now));
        if (!before.away()) {
            LOG.warnf(
                    "The store does not answer (%s). What was last read serves on until it is back. Check the server"
                            + " that ENSEMBLE_REDIS names and the way to it.",
                    inWords(failure));
        }
    }

    private void tellOnce(UnreadableException unreadable) {
        if (toldUnreadable.add(unreadable.what())) {
            LOG.warnf("%s. Has a later version of Ensemble written it?", unreadable.getMessage());
        }
    }

    private static String inWords(Throwable failure) {
        var root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        var message = root.getMessage();
        var kind = root.getClass().getSimpleName();
        return message == null
                ? kind
                : kind + ": " + message.lines().findFirst().orElse("");
    }
}
