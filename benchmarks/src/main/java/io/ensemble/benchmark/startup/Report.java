package io.ensemble.benchmark.startup;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found, for people and for programs.
 *
 * @param at when, ISO 8601
 * @param machine system, processors and JDK
 * @param runs starts of each form
 * @param rows the figures
 */
record Report(String at, String machine, int runs, List<Row> rows) {

    void write(Path file) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), this);
    }

    /** Medians, with the quartiles in brackets. */
    String table() {
        var text = new StringBuilder();
        text.append("%d starts each, in turn; median [quartiles]. %s%n".formatted(runs, machine));
        text.append(line(
                "service",
                "form",
                "first answer s",
                "ready s",
                "idle MiB",
                "after 10,000 MiB",
                "10,000 took s",
                "disk MiB"));
        for (var row : rows) {
            if (row.unmeasured() != null) {
                text.append("%-13s %-14s not measured: %s%n".formatted(row.service(), row.form(), row.unmeasured()));
                continue;
            }
            text.append(line(
                    row.service(),
                    row.form(),
                    cell(2, row.firstAnswer()),
                    cell(2, row.ready()),
                    cell(0, row.idle()),
                    cell(0, row.loaded()),
                    cell(1, row.load()),
                    row.disk() == null ? "" : rounded(0, row.disk())));
        }
        text.append(shares());
        return text.toString();
    }

    private String shares() {
        var text = new StringBuilder();
        for (var plain : rows.stream().filter(row -> row.form().equals("jar")).toList()) {
            for (var other : rows) {
                if (other.service().equals(plain.service()) && other.ready() != null && !other.equals(plain)) {
                    text.append("%s, %s: first answer after %s, ready after %s of the jar's time%n"
                            .formatted(
                                    other.service(),
                                    other.form(),
                                    share(other.firstAnswer(), plain.firstAnswer()),
                                    share(other.ready(), plain.ready())));
                }
            }
        }
        return text.toString();
    }

    private static String share(@Nullable Spread of, @Nullable Spread whole) {
        return of == null || whole == null ? "?" : Math.round(100 * of.median() / whole.median()) + " %";
    }

    private static String line(String... cells) {
        return "%-13s %-14s %-19s %-19s %-16s %-16s %-15s %s%n".formatted((Object[]) cells);
    }

    private static String cell(int decimals, @Nullable Spread spread) {
        return spread == null
                ? ""
                : "%s [%s, %s]"
                        .formatted(
                                rounded(decimals, spread.median()),
                                rounded(decimals, spread.lower()),
                                rounded(decimals, spread.upper()));
    }

    private static String rounded(int decimals, double value) {
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
