package io.ensemble.benchmark.startup;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks a bounded number of times, from a few connections at once. */
final class Load {

    /** As many people at once as one small front serves; enough to fill a service's pools. */
    private static final int AT_ONCE = 8;

    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private Load() {}

    /**
     * Any failed request fails the measurement, since a service that refuses needs little memory.
     *
     * @param expected the status wanted; 0 takes any answer
     */
    static void put(int port, Question question, int requests, int expected) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + question.path()))
                .timeout(DEADLINE);
        question.headers().forEach(request::header);
        var built = request.build();
        try (var client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var callers = new ArrayList<Future<?>>();
            for (var caller = 0; caller < AT_ONCE; caller++) {
                var share = requests / AT_ONCE + (caller < requests % AT_ONCE ? 1 : 0);
                callers.add(threads.submit(() -> {
                    for (var i = 0; i < share; i++) {
                        var status =
                                client.send(built, BodyHandlers.discarding()).statusCode();
                        if (expected != 0 && status != expected) {
                            throw new IOException("answered " + status + " under load");
                        }
                    }
                    return null;
                }));
            }
            for (var caller : callers) {
                caller.get();
            }
        } catch (ExecutionException failed) {
            throw new IOException("the load failed", failed.getCause());
        }
    }
}
