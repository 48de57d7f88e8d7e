package io.ensemble.sandbox.cpu;

import io.ensemble.sandbox.meeting.Occupancy;

/** How much memory a node has left (the published figures of section 4.2). */
final class Memory {

    /** The official minimum. */
    static final double TOTAL = 16L << 30;

    /** An idle server (EmacsConf 2023). */
    private static final double IDLE = 3L << 30;

    /** 2 GB more for about 160 users (octopuce.fr 2020). */
    private static final double USER = 12.5e6;

    private static final double LEAST_AVAILABLE = 256L << 20;

    private Memory() {}

    static double available(Occupancy now) {
        return Math.max(LEAST_AVAILABLE, TOTAL - IDLE - USER * now.users());
    }
}
