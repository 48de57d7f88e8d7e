// SPDX-License-Identifier: Apache-2.0
package io.ensemble.acceptance;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** As much of Prometheus' query language as it takes to find the names of metrics in a query. */
final class Promql {

    private static final Pattern STRINGS = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'");
    private static final Pattern SELECTORS = Pattern.compile("\\{[^}]*}");
    private static final Pattern RANGES = Pattern.compile("\\[[^]]*]");

    /** Lists of labels, which follow these words. */
    private static final Pattern LABELS =
            Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\b\\s*(?:\\([^)]*\\))?");

    private static final Pattern NAME_OR_FUNCTION =
            Pattern.compile("(?<![\\w.$:])([a-zA-Z_:][a-zA-Z0-9_:]*)(\\s*\\()?");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "offset", "bool", "inf", "nan", "atan2");

    private Promql() {}

    /** The metrics that the query names. */
    static Set<String> metrics(String query) {
        var bare = query;
        for (var noise : new Pattern[] {STRINGS, SELECTORS, RANGES, LABELS}) {
            bare = noise.matcher(bare).replaceAll(" ");
        }
        // A duration, as after offset, is no name.
        bare = bare.replaceAll("\\b\\d+[smhdwy]\\b", " ");
        var metrics = new TreeSet<String>();
        var found = NAME_OR_FUNCTION.matcher(bare);
        while (found.find()) {
            if (found.group(2) == null && !WORDS.contains(found.group(1).toLowerCase(Locale.ROOT))) {
                metrics.add(found.group(1));
            }
        }
        return metrics;
    }

    /** The jobs that the query asks for by their whole name. */
    static Set<String> jobs(String query) {
        var jobs = new TreeSet<String>();
        var found = Pattern.compile("\\bjob=\"([^\"$]*)\"").matcher(query);
        while (found.find()) {
            jobs.add(found.group(1));
        }
        return jobs;
    }
}
