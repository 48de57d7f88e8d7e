package io.ensemble.sandbox.cpu;

import java.time.Duration;

/** The kernel's load average: busy cores, exponentially damped over a while. */
final class LoadAverage {

    private final double window;
    private double value;

    LoadAverage(Duration window) {
        this.window = window.toSeconds();
    }

    void add(double busyCores, double seconds) {
        value += (busyCores - value) * (1 - Math.exp(-seconds / window));
    }

    double value() {
        return value;
    }
}
