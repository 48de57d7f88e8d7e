package io.ensemble.acceptance.fault;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The proxy before the gateways, with NGINX's rules: round robin; {@code proxy_next_upstream error timeout http_502
 * http_503 non_idempotent}, since everything that people and front ends ask of Ensemble may be asked twice; and {@code
 * max_fails=1 fail_timeout=10s}, so that a silent gateway is asked again only after a while.
 */
final class Front implements AutoCloseable {

    /** Callers of the load give up after this time, as browsers' users and front ends do. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /** {@code proxy_connect_timeout}: within one data centre; a gateway that is there takes a connection in no time. */
    private static final Duration CONNECT = Duration.ofSeconds(1);

    /** {@code proxy_read_timeout}: leaves the caller's patience enough for a second gateway. */
    private static final Duration ANSWER = Duration.ofSeconds(5);

    /** {@code fail_timeout}. */
    private static final Duration DOWN = Duration.ofSeconds(10);

    private final List<URI> gateways;
    private final HttpClient http;
    private final AtomicInteger turn = new AtomicInteger();
    private final ConcurrentMap<URI, Instant> downUntil = new ConcurrentHashMap<>();

    Front(List<URI> gateways) {
        this.gateways = List.copyOf(gateways);
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /**
     * What a caller gets.
     *
     * @param answer the last gateway's; empty if there was none in time
     * @param asked how many gateways were asked
     */
    record Reply(Optional<HttpResponse<String>> answer, int asked) {

        /** The answer's status; 504 if there was none. */
        int status() {
            return answer.map(HttpResponse::statusCode).orElse(504);
        }

        /** Where the answer leads; empty if nowhere. */
        Optional<URI> location() {
            return answer.flatMap(got -> got.headers().firstValue("Location")).map(URI::create);
        }
    }

    /** Passes a request on, made for whichever gateway is to get it. */
    Reply ask(Function<URI, HttpRequest.Builder> request) {
        var deadline = Instant.now().plus(PATIENCE);
        Optional<HttpResponse<String>> answer = Optional.empty();
        var asked = 0;
        for (var gateway : inTurn()) {
            var left = Duration.between(Instant.now(), deadline);
            if (!left.isPositive()) {
                break;
            }
            asked++;
            answer = send(request.apply(gateway).build(), left.compareTo(ANSWER) < 0 ? left : ANSWER);
            if (answer.isPresent() && !isRefusal(answer.get())) {
                break;
            }
            downUntil.put(gateway, Instant.now().plus(DOWN));
        }
        return new Reply(answer, asked);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    // Round robin; those that failed of late come last. (NGINX would answer 502 in their place if all are marked so.)
    private List<URI> inTurn() {
        var first = Math.floorMod(turn.getAndIncrement(), gateways.size());
        var now = Instant.now();
        return IntStream.range(0, gateways.size())
                .mapToObj(i -> gateways.get((first + i) % gateways.size()))
                .sorted(Comparator.comparing(gateway -> now.isBefore(downUntil.getOrDefault(gateway, Instant.MIN))))
                .toList();
    }

    private static boolean isRefusal(HttpResponse<String> answer) {
        return answer.statusCode() == 502 || answer.statusCode() == 503;
    }

    // The request's own timeout ends with the headers; a gateway may hang in the middle of a body.
    private Optional<HttpResponse<String>> send(HttpRequest request, Duration patience) {
        var answer = http.sendAsync(request, BodyHandlers.ofString());
        try {
            return Optional.of(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException unreachable) {
            answer.cancel(true);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
