package io.ensemble.sandbox.meeting;

import java.time.Duration;
import java.time.Instant;

/**
 * How much faster than the clock a meeting's timers run. Only timers are scaled: createTime and the exporter stay on
 * the real clock, since front ends and Prometheus compare them with theirs.
 */
public record TimeScale(double factor) {

    /** As fast as the clock. */
    public static final TimeScale REAL = new TimeScale(1);

    public TimeScale {
        if (!(factor > 0) || factor > 10_000) {
            throw new IllegalArgumentException("A time scale is above 0 and at most 10000, not " + factor);
        }
    }

    /** How much time a timer sees between the two. */
    public Duration between(Instant from, Instant to) {
        return Duration.ofNanos((long) (Duration.between(from, to).toNanos() * factor));
    }

    /** How long one really waits for a timer of that length. */
    public Duration real(Duration timer) {
        return Duration.ofNanos((long) (timer.toNanos() / factor));
    }
}
