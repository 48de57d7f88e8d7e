package io.ensemble.dispatcher;

import static java.util.Map.entry;

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
            return Map.ofEntries(
                    entry("ensemble.dispatcher.nodes-file", nodes.toString()),
                    entry("ensemble.dispatcher.keys", KEY + ",another-key-for-tests"),
                    entry("ensemble.dispatcher.default-secret", "the-tenants-secret"),
                    entry("ensemble.dispatcher.release-after", "0s"),
                    // So that a node which the next test does not list is gone with the next snapshot.
                    entry("ensemble.dispatcher.forget-silent-after", "0s"),
                    entry("ensemble.dispatcher.drain.every", "1s"),
                    entry("ensemble.dispatcher.drain.notice", "1s"),
                    entry("ensemble.dispatcher.end-deadline", "3s"),
                    // A machine under full load answers late, and no test is about that.
                    entry("ensemble.dispatcher.search-deadline", "8s"),
                    entry("quarkus.http.test-port", "0"),
                    entry("quarkus.management.test-port", "0"));
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
