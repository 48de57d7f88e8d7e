// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.discovery;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ensemble.dispatcher.DispatcherConfig;
import io.ensemble.fleet.file.Secrets;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks a Prometheus for its targets. */
final class PrometheusTargets {

    /** Ten times what ten thousand targets take. */
    private static final long MAX_ANSWER_BYTES = 128L << 20;

    /** Enough for a name server and a handshake. */
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    private final DispatcherConfig.Prometheus config;
    private final TargetReader reader;
    private final ObjectMapper json;
    private final HttpClient http;
    private final URI targets;

    PrometheusTargets(URI url, DispatcherConfig.Prometheus config, Secrets secrets, ObjectMapper json) {
        this.targets = URI.create(url.toString().replaceAll("/+$", "") + "/api/v1/targets?state=active");
        this.config = config;
        this.reader = new TargetReader(config, secrets);
        this.json = json;
        this.http = HttpClient.newBuilder()
                .connectTimeout(CONNECT_TIMEOUT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    /** What came of asking. */
    sealed interface Answer {
        record Listed(TargetReading reading) implements Answer {}

        /** There is no list; why, in words for an operator. */
        record None(String why) implements Answer {}
    }

    /** Asks once; over within the deadline. */
    Answer ask() throws InterruptedException {
        var request = HttpRequest.newBuilder(targets);
        config.authorization().ifPresent(value -> request.header("Authorization", value));
        var exchange = http.sendAsync(
                request.build(),
                HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), MAX_ANSWER_BYTES));
        try {
            var answer = exchange.get(config.deadline().toMillis(), TimeUnit.MILLISECONDS);
            return answer.statusCode() == 200
                    ? read(answer.body())
                    : new Answer.None("it answers with HTTP status " + answer.statusCode());
        } catch (TimeoutException e) {
            return new Answer.None("no whole answer within " + config.deadline().toMillis() + " ms");
        } catch (ExecutionException e) {
            // The message may hold the address, and with it a password.
            var cause = e.getCause() == null ? e : e.getCause();
            return new Answer.None("no answer (" + cause.getClass().getSimpleName() + ")");
        } finally {
            exchange.cancel(true);
        }
    }

    private Answer read(byte[] body) {
        try {
            return reader.read(json.readTree(body))
                    .<Answer>map(Answer.Listed::new)
                    .orElseGet(() -> new Answer.None("its answer is not that of a Prometheus"));
        } catch (JacksonException notJson) {
            return new Answer.None("its answer is not JSON");
        } catch (IOException e) {
            throw new IllegalStateException("Reading bytes in memory fails only by being no JSON", e);
        }
    }
}
