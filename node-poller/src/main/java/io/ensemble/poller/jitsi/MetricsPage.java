// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.jitsi;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * A page for Prometheus, of which only the samples without labels are kept.
 *
 * @param samples by name
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format">The text format</a>
 */
record MetricsPage(Map<String, Double> samples) {

    private static final Pattern SAMPLE =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{\\s*})?\\s+(\\S+)(?:\\s+\\S+)?\\s*");

    MetricsPage {
        samples = Map.copyOf(samples);
    }

    /** Reads a page; a text that is none has no samples. */
    static MetricsPage read(String text) {
        var samples = new HashMap<String, Double>();
        // Each line of a whole page has an end; of a number that was cut off, nobody can tell.
        text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(line -> {
            var sample = SAMPLE.matcher(line);
            if (sample.matches()) {
                samples.put(sample.group(1), number(sample.group(2)));
            }
        });
        return new MetricsPage(samples);
    }

    /** The number of things under the first of these names that is there; empty if none is, or it can be no such number. */
    OptionalInt count(List<String> names) {
        return names.stream()
                .filter(samples::containsKey)
                .findFirst()
                .map(name -> Counts.number(samples.getOrDefault(name, Double.NaN)))
                .orElseGet(OptionalInt::empty);
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            // "+Inf" is one of them, and counts nothing either.
            return Double.NaN;
        }
    }
}
