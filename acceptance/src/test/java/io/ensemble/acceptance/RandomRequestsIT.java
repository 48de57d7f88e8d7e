package io.ensemble.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A gateway under requests that nobody should send. {@code -Drandom.requests=1000000} sends a million; a run of the whole
 * suite sends fewer, to stay short. The seed is printed, and {@code -Drandom.seed} repeats a run.
 */
class RandomRequestsIT {

    private static final int REQUESTS = Integer.getInteger("random.requests", 40_000);
    private static final long SEED = Long.getLong("random.seed", 20_261_123L);
    private static final int CONNECTIONS = 8;

    /** After the first tenth, the JVM has what it needs; growth beyond this would be a leak. */
    private static final long MAX_GROWTH_KIB = 96L * 1024;

    private static final System.Logger LOG = System.getLogger(RandomRequestsIT.class.getName());

    private static Suite suite;

    @BeforeAll
    static void start() {
        suite = Suite.start(2, 1);
    }

    @AfterAll
    static void stop() {
        suite.close();
    }

    @Test
    void noRequestMakesTheGatewayFailOrGrow() throws Exception {
        // Given a gateway that has warmed up
        var statuses = new ConcurrentSkipListMap<Integer, AtomicLong>();
        send(REQUESTS / 10, SEED, statuses);
        var before = residentKib();

        // When
        var odd = send(REQUESTS - REQUESTS / 10, SEED + 1, statuses);
        var after = residentKib();

        // Then
        LOG.log(
                System.Logger.Level.INFO,
                "{0} random requests (seed {1}): statuses {2}; memory {3} -> {4} KiB",
                String.valueOf(REQUESTS),
                String.valueOf(SEED),
                statuses,
                String.valueOf(before),
                String.valueOf(after));
        assertThat(odd)
                .as("API calls that were not answered in BigBlueButton's words")
                .isEmpty();
        assertThat(statuses.keySet()).allMatch(status -> status < 500);
        assertThat(after - before).isLessThan(MAX_GROWTH_KIB);
        assertThat(suite.gateways().getFirst().isReady()).isTrue();
        assertThat(suite.gateways().getFirst().program().output()).doesNotContain("Fault ", "\tat ");
    }

    private static List<String> send(int count, long seed, Map<Integer, AtomicLong> statuses) throws Exception {
        var odd = new ArrayList<String>();
        try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            var sent = threads.invokeAll(IntStream.range(0, CONNECTIONS)
                    .<Callable<List<String>>>mapToObj(
                            i -> () -> send(count / CONNECTIONS, seed * 31 + i, statuses, suite.gateway()))
                    .toList());
            for (var one : sent) {
                odd.addAll(one.get());
            }
        }
        return odd;
    }

    private static List<String> send(int count, long seed, Map<Integer, AtomicLong> statuses, URI gateway)
            throws IOException {
        var requests =
                new RandomRequests(RandomGeneratorFactory.of("L64X128MixRandom").create(seed));
        var odd = new ArrayList<String>();
        var connection = new RawHttp(gateway);
        try {
            for (var i = 0; i < count; i++) {
                var request = requests.next();
                var reply = connection.exchange(request);
                statuses.computeIfAbsent(reply.status(), status -> new AtomicLong())
                        .incrementAndGet();
                if (isOdd(request, reply) && odd.size() < 10) {
                    odd.add(request.lines().findFirst().orElse("") + " -> " + reply.status() + " " + reply.body());
                }
                if (reply.closes()) {
                    connection.close();
                    connection = new RawHttp(gateway);
                }
            }
        } finally {
            connection.close();
        }
        return odd;
    }

    private static boolean isOdd(String request, RawHttp.Reply reply) {
        return reply.status() >= 500
                || (RandomRequests.isForTheApi(request)
                        && reply.status() == 200
                        && !reply.body().startsWith("<response>")
                        && !reply.body().startsWith("{\"response\":"));
    }

    private static long residentKib() {
        return suite.gateways().getFirst().program().residentKib();
    }
}
