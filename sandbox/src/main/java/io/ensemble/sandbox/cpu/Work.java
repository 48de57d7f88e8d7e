package io.ensemble.sandbox.cpu;

/** What keeps a machine busy. */
public interface Work {
    /** Cores that are busy as long as everything is as it is now. */
    double steady();

    /** Cores that work which is done once keeps busy for that many seconds; it is then done. */
    default double burst(double seconds) {
        return 0;
    }
}
