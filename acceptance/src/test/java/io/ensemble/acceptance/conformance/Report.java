package io.ensemble.acceptance.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The table that is printed and kept in {@code target/conformance.txt}. */
record Report(List<Outcome> outcomes) {

    private static final String ROW = "%-28s %6s %8s %8s %8s%n";

    String text() {
        var text = new StringBuilder(ROW.formatted("table", "cases", "node", "gateway", "differ"));
        outcomes.stream()
                .collect(Collectors.groupingBy(outcome -> outcome.told().file(), TreeMap::new, Collectors.toList()))
                .forEach((file, some) -> text.append(row(file, some)));
        text.append(row("all", outcomes)).append('\n');
        outcomes.stream().filter(outcome -> !outcome.isGood()).forEach(outcome -> text.append(outcome.account()));
        return text.toString();
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, text());
    }

    private static String row(String name, List<Outcome> some) {
        return ROW.formatted(
                name,
                some.size(),
                count(some, outcome -> outcome.onNode().isEmpty()),
                count(some, outcome -> outcome.onGateway().isEmpty()),
                count(some, outcome -> !outcome.difference().isEmpty()));
    }

    private static long count(List<Outcome> some, Predicate<Outcome> which) {
        return some.stream().filter(which).count();
    }
}
