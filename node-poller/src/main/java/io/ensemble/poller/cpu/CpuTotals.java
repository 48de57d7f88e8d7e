// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.cpu;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The seconds that each processor of a machine has spent in each mode since it was started, as node_exporter counts them.
 *
 * @param seconds by processor and mode
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format">The text format</a>
 */
record CpuTotals(Map<Spent, Double> seconds) {

    private static final String METRIC = "node_cpu_seconds_total{";
    private static final Pattern LINE = Pattern.compile("\\{([^}]*)}\\s+(\\S+).*");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    CpuTotals {
        seconds = Map.copyOf(seconds);
    }

    /** A processor in a mode. */
    record Spent(String cpu, String mode) {}

    /** Reads the page of an exporter; empty if it has no such counters, or one that is none. */
    static Optional<CpuTotals> read(String page) {
        var seconds = new HashMap<Spent, Double>();
        for (var line : (Iterable<String>) page.lines()::iterator) {
            if (line.startsWith(METRIC)) {
                var counter = LINE.matcher(line.substring(METRIC.length() - 1));
                if (!counter.matches()) {
                    return Optional.empty();
                }
                var value = number(counter.group(2));
                if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
                    return Optional.empty();
                }
                seconds.put(spent(counter.group(1)), value);
            }
        }
        return seconds.isEmpty() ? Optional.empty() : Optional.of(new CpuTotals(seconds));
    }

    /**
     * The busy share of all processors since an earlier reading.
     *
     * @param notBusy modes in which a processor is free for others
     * @return empty if time did not go on, or the machine was started anew, or has other processors than before
     */
    OptionalDouble busySince(CpuTotals before, Set<String> notBusy) {
        if (!seconds.keySet().equals(before.seconds.keySet())) {
            return OptionalDouble.empty();
        }
        var all = 0.0;
        var busy = 0.0;
        for (var counter : seconds.entrySet()) {
            var spent = counter.getValue() - before.seconds.getOrDefault(counter.getKey(), Double.NaN);
            if (!(spent >= 0)) {
                return OptionalDouble.empty();
            }
            all += spent;
            busy += notBusy.contains(counter.getKey().mode()) ? 0 : spent;
        }
        return all > 0 ? OptionalDouble.of(busy / all) : OptionalDouble.empty();
    }

    private static Spent spent(String labels) {
        var values = new HashMap<String, String>();
        var label = LABEL.matcher(labels);
        while (label.find()) {
            values.put(label.group(1), label.group(2));
        }
        return new Spent(values.getOrDefault("cpu", ""), values.getOrDefault("mode", ""));
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }
}
