package io.ensemble.acceptance.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** All rows of a run, and the faults that could not be tried. */
final class Table {

    private final List<Row> rows = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();

    void add(Row row) {
        rows.add(row);
    }

    void skip(Fault fault, String why) {
        skipped.add(fault.name() + ": " + why);
    }

    String text() {
        var text = new StringBuilder(Row.header());
        rows.forEach(row -> text.append(row.line()));
        text.append("%n%d faults tried in %d s, of which %d miss a bar; %d not tried.%n"
                .formatted(
                        rows.size(),
                        rows.stream()
                                .map(Row::lasted)
                                .reduce(Duration.ZERO, Duration::plus)
                                .toSeconds(),
                        rows.stream().filter(row -> !row.misses().isEmpty()).count(),
                        skipped.size()));
        skipped.forEach(why -> text.append("- no figures: ").append(why).append('\n'));
        text.append('\n');
        rows.forEach(row -> text.append(row.account()));
        return text.toString();
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, text());
    }
}
