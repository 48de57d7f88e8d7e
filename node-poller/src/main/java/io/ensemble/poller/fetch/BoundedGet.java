// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.fetch;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Fetches a text, however the one who is asked behaves: within a deadline, and no more than a limit of it. */
public final class BoundedGet {

    /** A large Prometheus answers some 200 bytes a node, and an exporter of a machine with 128 cores some 2 MB. */
    private static final long MAX_BYTES = 8L << 20;

    private final HttpClient http;
    private final Duration deadline;
    private final long maxBytes;

    /**
     * Bounds for every fetch, with the usual size.
     *
     * @param connectTimeout for the connection alone
     * @param deadline from the connection to the last byte, where no other is given
     */
    public BoundedGet(Duration connectTimeout, Duration deadline) {
        this(connectTimeout, deadline, MAX_BYTES);
    }

    /** Bounds for every fetch. */
    public BoundedGet(Duration connectTimeout, Duration deadline, long maxBytes) {
        this.deadline = deadline;
        this.maxBytes = maxBytes;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connectTimeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /** What came of it. */
    public sealed interface Fetched {
        /**
         * The text of an answer with status 200.
         *
         * @param time of the server's clock, from the header {@code Date}
         */
        record Text(String text, Optional<Instant> time) implements Fetched {}

        /**
         * No such answer.
         *
         * @param why for an operator, without an address
         * @param status of the answer; empty if there was none
         * @param silent whether the deadline passed before there was one
         */
        record Nothing(String why, OptionalInt status, boolean silent) implements Fetched {}
    }

    /** Fetches what is there, from the connection to the last byte within the deadline. */
    public Fetched from(HttpRequest.Builder request) throws InterruptedException {
        return from(request, deadline);
    }

    /** Fetches what is there within another deadline. */
    public Fetched from(URI uri, Duration otherDeadline) throws InterruptedException {
        return from(HttpRequest.newBuilder(uri), otherDeadline);
    }

    private Fetched from(HttpRequest.Builder request, Duration within) throws InterruptedException {
        var answer = http.sendAsync(request.GET().build(), BodyHandlers.limiting(BodyHandlers.ofString(), maxBytes));
        try {
            return read(answer.get(within.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return new Fetched.Nothing(
                    "no whole answer within " + within.toMillis() + " ms", OptionalInt.empty(), true);
        } catch (ExecutionException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            return new Fetched.Nothing(
                    "no answer (" + cause.getClass().getSimpleName() + ")", OptionalInt.empty(), false);
        } finally {
            // Frees the connection of an exchange that nobody waits for any more; too late for a finished one.
            answer.cancel(true);
        }
    }

    /** Fetches what is there. */
    public Fetched from(URI uri) throws InterruptedException {
        return from(HttpRequest.newBuilder(uri));
    }

    private static Fetched read(HttpResponse<String> answer) {
        return answer.statusCode() == 200
                ? new Fetched.Text(answer.body(), time(answer.headers()))
                : new Fetched.Nothing("HTTP status " + answer.statusCode(), OptionalInt.of(answer.statusCode()), false);
    }

    private static Optional<Instant> time(HttpHeaders headers) {
        return headers.firstValue("Date").flatMap(date -> {
            try {
                return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant());
            } catch (DateTimeException unreadable) {
                return Optional.empty();
            }
        });
    }
}
