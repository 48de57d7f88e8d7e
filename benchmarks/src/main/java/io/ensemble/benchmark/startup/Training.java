package io.ensemble.benchmark.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs a service once with work to do, and has the JVM keep what it has loaded, linked and counted. */
final class Training {

    /** Some hundred calls make a method worth a profile; the start itself needs few (docs/performance.md). */
    private static final int REQUESTS_EACH = 500;

    /** At its end the JVM writes the cache: some ten seconds on two processors. */
    private static final Duration WRITING = Duration.ofMinutes(3);

    private Training() {}

    /** Leaves the cache in the folder. */
    static void train(Service service, Path java, Path folder, Path log) throws IOException, InterruptedException {
        var cache = Form.CachedJar.cache(folder);
        Files.deleteIfExists(cache);
        var command = new ArrayList<String>();
        command.add(java.toString());
        command.addAll(Form.JVM_OPTIONS);
        command.addAll(List.of("-XX:AOTCacheOutput=" + cache, "-jar", "quarkus-run.jar"));
        try (var replica = Replica.start(service, folder, command, log)) {
            replica.awaitFirstAnswers();
            Load.put(service.ports().http(), service.question(), REQUESTS_EACH, Question.ANSWERED);
            for (var question : service.training()) {
                Load.put(service.ports().http(), question, REQUESTS_EACH, 0);
            }
            for (var path : List.of("/q/health/ready", "/q/health/live", "/q/metrics")) {
                Load.put(service.ports().management(), new Question(path), REQUESTS_EACH / 10, Question.ANSWERED);
            }
            replica.stop(WRITING);
        }
        if (!Files.isReadable(cache)) {
            throw new IOException("the JVM wrote no cache:\n" + Files.readString(log));
        }
    }
}
