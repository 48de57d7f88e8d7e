package io.ensemble.acceptance;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Scripts that drive Chromium over the pages of the suite. */
final class Browser {

    private Browser() {}

    /** Runs a script on that page; skipped where there is no Chromium. */
    static void run(String script, URI page) throws InterruptedException {
        var chromium = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst();
        Assumptions.assumeTrue(
                chromium.isPresent(), "needs Chromium: on Debian or Ubuntu, sudo apt-get install chromium");
        JavaScript.run(
                script,
                Map.of(
                        "PAGE", page.toString(),
                        "CHROMIUM", chromium.get(),
                        "SCREENSHOTS",
                                Path.of("target", "screenshots")
                                        .toAbsolutePath()
                                        .toString()));
    }
}
