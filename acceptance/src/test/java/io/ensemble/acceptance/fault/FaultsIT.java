package io.ensemble.acceptance.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * One fault after the other under a steady load, each followed by a judgement of what was lost. The table is printed and
 * kept in {@code target/faults.txt}. {@code -Dfaults.rows=REGEX} tries those faults alone.
 */
class FaultsIT {

    private static final Pattern CHOSEN = Pattern.compile(System.getProperty("faults.rows", ""));
    private static final Path FILE = Path.of("target", "faults.txt");
    private static final System.Logger LOG = System.getLogger(FaultsIT.class.getName());
    private static final Table TABLE = new Table();

    private static Optional<Theatre> theatre = Optional.empty();

    @BeforeAll
    static void open() {
        theatre = Programs.has("redis-server") ? Optional.of(new Theatre()) : Optional.empty();
    }

    @AfterAll
    static void close() throws IOException {
        theatre.ifPresent(Theatre::close);
        TABLE.write(FILE);
        LOG.log(System.Logger.Level.INFO, "\n" + TABLE.text());
    }

    @TestFactory
    Stream<DynamicTest> nothingIsLost() {
        return Faults.all().stream()
                .filter(fault -> CHOSEN.matcher(fault.name()).find())
                .map(fault -> DynamicTest.dynamicTest(fault.name(), () -> tryOut(fault)));
    }

    private static void tryOut(Fault fault) throws IOException {
        var missing = Programs.missing(fault.needs());
        if (!missing.isEmpty()) {
            TABLE.skip(fault, missing + " is not installed");
            Assumptions.abort("Install " + String.join(" ", missing) + " (Debian: apt-get install) to try this");
        }
        var row = play(fault);
        TABLE.add(row);
        LOG.log(System.Logger.Level.INFO, row.line().strip());
        // Each time, so that a run that is broken off leaves what it found.
        TABLE.write(FILE);
        assertThat(row.misses()).as(fault.name()).isEqualTo(List.of());
    }

    private static Row play(Fault fault) {
        try {
            return theatre.orElseThrow().play(fault);
        } catch (RuntimeException | Error unplayed) {
            TABLE.skip(fault, "not played to its end: " + unplayed.getMessage());
            throw unplayed;
        }
    }
}
