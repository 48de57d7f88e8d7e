package io.ensemble.sandbox.cpu;

import io.ensemble.sandbox.meeting.Occupancy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Bytes through the node's network: cameras and audio (bandwidth figures of section 4.2). */
public final class Traffic {

    private static final double CAMERA_BYTES = 0.25e6 / 8;
    private static final double AUDIO_BYTES = 0.04e6 / 8;

    /** Bytes since the node started. */
    public record Total(double received, double sent) {}

    private final InstantSource time;
    private final Supplier<Occupancy> census;
    private Instant last;
    private Total total = new Total(0, 0);

    public Traffic(InstantSource time, Supplier<Occupancy> census) {
        this.time = time;
        this.census = census;
        this.last = time.instant();
    }

    /** Lets the time since the last call pass. */
    public synchronized Total advance() {
        var now = time.instant();
        var seconds = Math.max(0, Duration.between(last, now).toNanos() / 1e9);
        last = now;
        var media = census.get();
        total = new Total(
                total.received() + seconds * (media.cameras() * CAMERA_BYTES + media.microphones() * AUDIO_BYTES),
                total.sent()
                        + seconds
                                * (media.cameraConsumers() * CAMERA_BYTES
                                        + (media.microphones() + media.listenOnly()) * AUDIO_BYTES));
        return total;
    }
}
