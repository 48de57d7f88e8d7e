package io.ensemble.benchmark.startup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    private static final Report REPORT = new Report(
            "2026-11-24T12:00:00Z",
            "a machine",
            3,
            List.of(
                    row("jar", 1.5),
                    row("jar, AOT", 0.5),
                    Row.unmeasured("dispatcher", "native", "there is no native build")));

    @Test
    void saysHowMuchFasterEachFormIs() {
        assertThat(REPORT.table())
                .contains("dispatcher, jar, AOT: first answer after 33 %, ready after 33 % of the jar's time")
                .contains("0.50 [0.50, 0.50]");
    }

    @Test
    void saysWhatCouldNotBeMeasured() {
        assertThat(REPORT.table()).containsPattern("native +not measured: there is no native build");
    }

    @Test
    void whatWasNotMeasuredIsAbsentFromTheFile(@TempDir Path folder) throws IOException {
        var file = folder.resolve("bench/startup.json");

        REPORT.write(file);

        var rows = new ObjectMapper().readTree(file.toFile()).get("rows");
        assertThat(rows.get(1).at("/ready/median").doubleValue()).isEqualTo(0.5);
        assertThat(rows.get(2).has("ready")).isFalse();
        assertThat(rows.get(2).get("unmeasured").textValue()).isEqualTo("there is no native build");
    }

    private static Row row(String form, double seconds) {
        var time = Spread.of(List.of(seconds));
        var size = Spread.of(List.of(120.0));
        return new Row("dispatcher", form, time, time, size, size, time, 27.0, null);
    }
}
