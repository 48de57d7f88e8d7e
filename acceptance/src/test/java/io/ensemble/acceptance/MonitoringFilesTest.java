// SPDX-License-Identifier: Apache-2.0
package io.ensemble.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rules, their tests, dashboards and runbooks fit together, as far as that can be said without a running suite. */
class MonitoringFilesTest {

    @Test
    void theCheckOfTheFolderPasses() throws InterruptedException {
        var folder = Program.root().resolve("deploy/monitoring");
        var check = Program.start("monitoring-check", List.of("./check"), folder, Map.of());

        assertThat(check.exitCode(120)).as(check.output()).isZero();
        check.output().lines().filter(line -> line.startsWith("skipped")).forEach(IO::println);
    }
}
