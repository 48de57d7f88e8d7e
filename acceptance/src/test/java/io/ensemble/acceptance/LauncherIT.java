package io.ensemble.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The launcher's own tests, which run it with programs that only pretend. */
class LauncherIT {

    @Test
    void theLauncherDoesWhatItsHelpSays() throws Exception {
        try (var tests = Program.start("launcher", List.of("bash", "launcher/test.sh"), Program.root(), Map.of())) {
            assertThat(tests.exitCode(300)).as(tests.output()).isZero();
            assertThat(tests.output()).containsPattern("[1-9][0-9]* passed, 0 failed");
        }
    }
}
