package io.ensemble.sandbox.jitsi.bridge;

import io.ensemble.sandbox.cpu.CpuMeter;
import io.ensemble.sandbox.cpu.Flow;
import io.ensemble.sandbox.jitsi.conference.ConferenceView;
import io.ensemble.sandbox.jitsi.conference.Conferences;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/** The machine of a Jitsi server: its rooms, its processors, its health. */
public final class Bridge {

    /** The size that Jitsi's handbook asks for. */
    private static final int CORES = 4;

    /** The bridge's stress is the share of busy processors by this threshold (its reference.conf). */
    private static final double CPU_THRESHOLD = 0.9;

    private final Conferences conferences;
    private final BooleanSupplier healthy;
    private final CpuMeter cpu;

    public Bridge(Conferences conferences, BooleanSupplier healthy, InstantSource time, RandomGenerator random) {
        this.conferences = conferences;
        this.healthy = healthy;
        this.cpu = new CpuMeter(CORES, time, random, new BridgeWork(this::load));
    }

    public CpuMeter cpu() {
        return cpu;
    }

    /** People in all rooms, calls of two included. */
    public int people() {
        return conferences.all().stream().mapToInt(room -> room.people().size()).sum();
    }

    /** Media at this moment. */
    public Flow flow() {
        return load().flow();
    }

    boolean healthy() {
        return healthy.getAsBoolean();
    }

    Load load() {
        return Load.of(conferences.all());
    }

    Iterable<ConferenceView> rooms() {
        return conferences.all();
    }

    Conferences.Totals totals() {
        return conferences.totals();
    }

    double stress() {
        return cpu.advance().busy() / CPU_THRESHOLD;
    }
}
