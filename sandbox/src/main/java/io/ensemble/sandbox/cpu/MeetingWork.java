package io.ensemble.sandbox.cpu;

import io.ensemble.sandbox.meeting.Occupancy;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** What keeps a BigBlueButton server busy. */
public final class MeetingWork implements Work {

    private final Supplier<Occupancy> census;
    private final Bursts bursts;

    public MeetingWork(Supplier<Occupancy> census, RandomGenerator random) {
        this.census = census;
        this.bursts = new Bursts(random);
    }

    @Override
    public double steady() {
        return CpuModel.busyCores(Demand.of(census.get()));
    }

    @Override
    public double burst(double seconds) {
        return bursts.take(census.get(), seconds);
    }
}
