package io.ensemble.gateway.node;

import java.time.Duration;
import java.time.Instant;

/**
 * A circuit breaker: after several failures in a row no call is let through for a while, then one, and all again once one
 * has succeeded. Only a failure counts during which nothing succeeded: neither a rush nor a slow answer among quick ones
 * is an outage.
 */
final class Breaker {

    private final int failuresToOpen;
    private final Duration pause;
    private final Duration remembered;

    private int failures;
    private boolean open;
    private Instant lastSuccess = Instant.MIN;
    private Instant lastFailure = Instant.MIN;
    private Instant nextTry = Instant.MIN;

    /** What came of a failure. */
    enum Effect {
        /** It says nothing: something succeeded meanwhile. */
        IGNORED,
        /** It counts. */
        COUNTED,
        /** It was one too many. */
        OPENED
    }

    /**
     * A closed breaker.
     *
     * @param failuresToOpen failures in a row
     * @param pause how long it stays open before the next call is let through
     * @param remembered how long a single failure makes its target suspect
     */
    Breaker(int failuresToOpen, Duration pause, Duration remembered) {
        this.failuresToOpen = failuresToOpen;
        this.pause = pause;
        this.remembered = remembered;
    }

    /** Whether a call may go out now. An open breaker lets one through from time to time. */
    synchronized boolean letsThrough(Instant now) {
        if (!open) {
            return true;
        }
        if (now.isBefore(nextTry)) {
            return false;
        }
        nextTry = now.plus(pause);
        return true;
    }

    /** A call succeeded. Answers whether the breaker was open until now. */
    synchronized boolean succeeded(Instant now) {
        var wasOpen = open;
        lastSuccess = now;
        failures = 0;
        open = false;
        return wasOpen;
    }

    /**
     * A call failed.
     *
     * @param began when the call began
     */
    synchronized Effect failed(Instant began, Instant now) {
        if (!lastSuccess.isBefore(began)) {
            return Effect.IGNORED;
        }
        failures++;
        lastFailure = now;
        if (open || failures < failuresToOpen) {
            return Effect.COUNTED;
        }
        open = true;
        nextTry = now.plus(pause);
        return Effect.OPENED;
    }

    /** Whether calls fail at once. */
    synchronized boolean isOpen() {
        return open;
    }

    /**
     * Whether its target is better spared: calls fail at once until the next one is let through, or the last one failed
     * just now. An open one is not spared for ever, or nobody would ever find out that all is well again.
     *
     * @param lastSeenWell when somebody else last found it well
     */
    synchronized boolean isSuspect(Instant lastSeenWell, Instant now) {
        if (open) {
            return now.isBefore(nextTry);
        }
        return failures > 0
                && lastFailure.isAfter(lastSeenWell)
                && lastFailure.plus(remembered).isAfter(now);
    }
}
