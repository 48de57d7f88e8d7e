package io.ensemble.sandbox.jitsi.bridge;

import io.ensemble.sandbox.cpu.Work;
import java.util.function.Supplier;

/**
 * What keeps a Jitsi server busy. Calibrated on jicofo's {@code average-participant-stress} of 0.01: 80 people with cameras
 * in rooms of 10 are a stress of about 0.8 on the 4 cores of the handbook.
 */
record BridgeWork(Supplier<Load> load) implements Work {

    /** Prosody, jicofo and the bridge with nobody there. */
    private static final double IDLE = 0.1;

    /** Signalling, audio, encryption. */
    private static final double ENDPOINT = 0.02;

    /** Twice what Jitsi's own evaluation measured on bare metal: 1056 streams on a fifth of 4 cores. */
    private static final double FORWARDED_VIDEO = 0.0015;

    @Override
    public double steady() {
        return coresFor(load.get());
    }

    static double coresFor(Load load) {
        return IDLE + ENDPOINT * load.endpoints() + FORWARDED_VIDEO * load.forwardedVideo();
    }
}
