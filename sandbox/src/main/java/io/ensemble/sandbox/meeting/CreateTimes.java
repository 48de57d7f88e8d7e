package io.ensemble.sandbox.meeting;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Strictly increasing millisecond times, so that no two meetings of a node share one. */
final class CreateTimes {

    /** Further back than this is a clock that somebody set, not a burst of creates: then the clock is right. */
    private static final long SET_BACK_MILLIS = Duration.ofMinutes(1).toMillis();

    private final InstantSource wallClock;
    private long last;

    CreateTimes(InstantSource wallClock) {
        this.wallClock = wallClock;
    }

    Instant next() {
        var now = wallClock.millis();
        last = now > last || last - now > SET_BACK_MILLIS ? now : last + 1;
        return Instant.ofEpochMilli(last);
    }
}
