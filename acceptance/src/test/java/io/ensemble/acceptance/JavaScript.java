package io.ensemble.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs a Node.js script of this module; the script fails by its exit code and says why. */
final class JavaScript {

    private static final Path SCRIPTS = Path.of("src", "test", "js").toAbsolutePath();

    private JavaScript() {}

    static void run(String script, Map<String, String> environment) throws InterruptedException {
        run(script, "once", environment);
    }

    /**
     * Runs a script that may run more than once at the same time.
     *
     * @param run tells the runs apart
     */
    static void run(String script, String run, Map<String, String> environment) throws InterruptedException {
        try (var node = Program.start(script + "-" + run, List.of("node", script), SCRIPTS, environment)) {
            assertThat(node.exitCode(120)).as(node.output()).isZero();
        }
    }
}
