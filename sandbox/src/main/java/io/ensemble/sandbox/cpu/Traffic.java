package io.ensemble.sandbox.cpu;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Bytes through the node's network. */
public final class Traffic {

    /** Bytes since the node started. */
    public record Total(double received, double sent) {}

    private final InstantSource time;
    private final Supplier<Flow> flow;
    private Instant last;
    private Total total = new Total(0, 0);

    public Traffic(InstantSource time, Supplier<Flow> flow) {
        this.time = time;
        this.flow = flow;
        this.last = time.instant();
    }

    /** Lets the time since the last call pass. */
    public synchronized Total advance() {
        var now = time.instant();
        var seconds = Math.max(0, Duration.between(last, now).toNanos() / 1e9);
        last = now;
        var rate = flow.get();
        total = new Total(total.received() + seconds * rate.received(), total.sent() + seconds * rate.sent());
        return total;
    }
}
