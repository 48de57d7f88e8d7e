package io.ensemble.acceptance.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.ensemble.acceptance.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The gateway over four nodes answers as one node does, and both as the reference says. */
class ConformanceIT {

    private static final int NODES = 4;
    private static final Path TABLE = Path.of("src", "test", "resources", "conformance");
    private static final int LEAST_CASES = 250;

    /** Begins the reason of a case that passes when two meetings happen to be placed on one node. */
    private static final String BY_CHANCE = "by chance:";

    private static final List<Outcome> OUTCOMES = new ArrayList<>();
    private static Suite suite;

    @BeforeAll
    static void start() {
        // One more than the gateway is to have: the cases go to it directly, and Ensemble leaves it alone.
        suite = Suite.start(NODES + 1, 1);
        suite.takeOutOfUse(NODES);
    }

    @AfterAll
    static void stop() throws IOException {
        suite.close();
        var report = new Report(OUTCOMES);
        report.write(Path.of("target", "conformance.txt"));
        System.Logger log = System.getLogger(ConformanceIT.class.getName());
        log.log(System.Logger.Level.INFO, "Conformance:\n{0}", report.text());
    }

    @TestFactory
    Stream<DynamicTest> everyCase() throws IOException {
        var cases = CaseReader.readAll(TABLE);
        var notYet = notYet();
        assertThat(cases).hasSizeGreaterThanOrEqualTo(LEAST_CASES);
        for (var listed : notYet.keySet()) {
            assertThat(cases).as("cases that not-yet.txt calls " + listed).anyMatch(told -> means(listed, told));
        }
        var trial = new Trial(Side.node(suite, NODES), Side.gateway(suite, NODES));
        return cases.stream()
                .map(told -> dynamicTest(told.toString(), () -> {
                    var outcome = trial.of(told);
                    OUTCOMES.add(outcome);
                    var reason = notYet.entrySet().stream()
                            .filter(listed -> means(listed.getKey(), told))
                            .map(Map.Entry::getValue)
                            .findFirst();
                    if (reason.isEmpty()) {
                        assertThat(outcome.isGood()).as(outcome.account()).isTrue();
                    } else if (!reason.get().startsWith(BY_CHANCE)) {
                        assertThat(outcome.isGood())
                                .as("Passes now, so it has to leave not-yet.txt: " + told.id())
                                .isFalse();
                    }
                }));
    }

    private static boolean means(String listed, Case told) {
        return listed.endsWith("*")
                ? told.id().startsWith(listed.substring(0, listed.length() - 1))
                : told.id().equals(listed);
    }

    // "ID reason" a line. Whoever mends a case takes its line out, or the case fails: so the list only shrinks.
    private static Map<String, String> notYet() throws IOException {
        return Files.readAllLines(TABLE.resolve("not-yet.txt")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(" +", 2))
                .collect(Collectors.toMap(words -> words[0], words -> words[1]));
    }
}
