// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.capacity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** How fast the load grows, by what it was a while ago. */
final class Trend {

    /** Enough to be no more than a twentieth of the time off. */
    private static final int SAMPLES = 20;

    private final Duration lookBack;
    private final Duration spacing;
    private final Deque<Sample> samples = new ArrayDeque<>();

    private record Sample(Instant at, double load) {}

    Trend(Duration lookBack) {
        this.lookBack = lookBack;
        this.spacing = lookBack.dividedBy(SAMPLES);
    }

    /** People a second by which the load has grown; 0 while too little time was seen to say, below 0 if it sinks. */
    double note(Instant now, double load) {
        while (!samples.isEmpty() && samples.peekFirst().at().isBefore(now.minus(lookBack))) {
            samples.removeFirst();
        }
        if (samples.isEmpty() || !samples.peekLast().at().plus(spacing).isAfter(now)) {
            samples.addLast(new Sample(now, load));
        }
        var first = samples.getFirst();
        var seen = Duration.between(first.at(), now);
        // Two people who come in the first second are no trend.
        return seen.compareTo(lookBack.dividedBy(2)) < 0 ? 0 : (load - first.load()) * 1000.0 / seen.toMillis();
    }
}
