package io.ensemble.sandbox.cpu;

/**
 * The processors since the node started. The seconds are those of one core, all cores being alike; together they are
 * the time that passed.
 *
 * @param busy share of all cores at this moment, from 0 to 1
 */
public record CpuReading(
        int cores,
        double busy,
        double userSeconds,
        double systemSeconds,
        double softirqSeconds,
        double niceSeconds,
        double idleSeconds,
        double load1,
        double load5,
        double load15) {

    /** Per cent of all cores. */
    public double percent() {
        return busy * 100;
    }
}
