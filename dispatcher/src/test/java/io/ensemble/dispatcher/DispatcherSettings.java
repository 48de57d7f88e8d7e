package io.ensemble.dispatcher;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What the dispatcher must be told to start: a file of nodes and keys, both for the tests alone. */
public final class DispatcherSettings implements QuarkusTestResourceLifecycleManager {

    /** A key of the API. */
    public static final String KEY = "a-key-for-tests-only";

    @Override
    public Map<String, String> start() {
        try {
            var nodes = Files.createTempDirectory("dispatcher-test").resolve("nodes.yaml");
            Files.writeString(nodes, nodes(4));
            return Map.of(
                    "ensemble.dispatcher.nodes-file", nodes.toString(),
                    "ensemble.dispatcher.keys", KEY + ",another-key-for-tests",
                    "ensemble.dispatcher.default-secret", "the-tenants-secret",
                    "ensemble.dispatcher.release-after", "0s",
                    // A machine under full load answers late, and no test is about that.
                    "ensemble.dispatcher.search-deadline", "8s",
                    "quarkus.http.test-port", "0",
                    "quarkus.management.test-port", "0");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {}

    /** A nodes.yaml with nodes bbb-1, bbb-2, ... */
    static String nodes(int count) {
        var text = new StringBuilder("nodes:\n");
        for (var i = 1; i <= count; i++) {
            text.append("  - id: bbb-%d%n    kind: bigbluebutton%n".formatted(i))
                    .append("    url: https://bbb-%d.example.org%n    secret: the-nodes-secret%n".formatted(i));
        }
        return text.toString();
    }

    static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
