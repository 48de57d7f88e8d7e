package io.ensemble.sandbox.cpu;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** Follows the model through time: smoothed, noisy, at most all cores (section 4.2). */
public final class CpuMeter {

    /** Between the 5 and 10 seconds that section 4.2 suggests. */
    private static final double SMOOTHING_SECONDS = 7;

    private static final double NOISE = 0.03;

    /** Where busy time goes: mostly to media processes, some to the kernel's network. */
    private static final double USER_SHARE = 0.80;

    private static final double SYSTEM_SHARE = 0.14;

    private final int cores;
    private final InstantSource time;
    private final RandomGenerator random;
    private final Work work;
    private final LoadAverage load1 = new LoadAverage(Duration.ofMinutes(1));
    private final LoadAverage load5 = new LoadAverage(Duration.ofMinutes(5));
    private final LoadAverage load15 = new LoadAverage(Duration.ofMinutes(15));
    private Instant last;
    private double smoothedCores;
    private double busyShare;
    private double busySeconds;
    private double idleSeconds;

    public CpuMeter(int cores, InstantSource time, RandomGenerator random, Work work) {
        this.cores = cores;
        this.time = time;
        this.random = random;
        this.work = work;
        this.last = time.instant();
        this.smoothedCores = work.steady();
        this.busyShare = Math.min(1, smoothedCores / cores);
    }

    /** Lets the time since the last call pass. */
    public synchronized CpuReading advance() {
        var now = time.instant();
        var seconds = Duration.between(last, now).toNanos() / 1e9;
        if (seconds > 0) {
            last = now;
            step(seconds);
        }
        return reading();
    }

    private void step(double seconds) {
        var target = work.steady() + work.burst(seconds);
        smoothedCores += (target - smoothedCores) * (1 - Math.exp(-seconds / SMOOTHING_SECONDS));
        busyShare = Math.clamp(smoothedCores / cores + random.nextDouble(-NOISE, NOISE), 0, 1);
        busySeconds += busyShare * seconds;
        idleSeconds += (1 - busyShare) * seconds;
        load1.add(busyShare * cores, seconds);
        load5.add(busyShare * cores, seconds);
        load15.add(busyShare * cores, seconds);
    }

    private CpuReading reading() {
        return new CpuReading(
                cores,
                busyShare,
                busySeconds * USER_SHARE,
                busySeconds * SYSTEM_SHARE,
                busySeconds * (1 - USER_SHARE - SYSTEM_SHARE),
                // Recordings are processed at a low priority; here their share counts with the rest.
                0,
                idleSeconds,
                load1.value(),
                load5.value(),
                load15.value());
    }
}
