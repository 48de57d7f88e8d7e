package io.ensemble.sandbox.cpu;

import io.ensemble.sandbox.meeting.Occupancy;
import java.util.random.RandomGenerator;

/** Work that is done once: letting somebody in, converting slides (section 4.2). */
final class Bursts {

    private static final double CORE_SECONDS_A_JOIN = 0.3;
    private static final double LEAST_CORE_SECONDS_A_DOCUMENT = 5;
    private static final double MOST_CORE_SECONDS_A_DOCUMENT = 20;

    /** Conversion runs beside the meetings in a few processes; it never takes the whole machine. */
    private static final double CONVERSION_CORES = 2;

    private final RandomGenerator random;
    private long joined;
    private long slides;
    private double joinWork;
    private double slideWork;

    Bursts(RandomGenerator random) {
        this.random = random;
    }

    /** Cores that this work keeps busy for that many seconds; they are then done. */
    double take(Occupancy now, double seconds) {
        joinWork += CORE_SECONDS_A_JOIN * (now.joined() - joined);
        joined = now.joined();
        for (; slides < now.slides(); slides++) {
            slideWork += random.nextDouble(LEAST_CORE_SECONDS_A_DOCUMENT, MOST_CORE_SECONDS_A_DOCUMENT);
        }
        var joining = joinWork;
        joinWork = 0;
        var converting = Math.min(slideWork, CONVERSION_CORES * seconds);
        slideWork -= converting;
        return (joining + converting) / seconds;
    }
}
