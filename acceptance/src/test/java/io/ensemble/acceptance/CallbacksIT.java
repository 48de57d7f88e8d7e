package io.ensemble.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Ends of meetings, told to a front end that answers badly, while a gateway goes away in the middle.
 *
 * <p>A gateway that is stopped finishes what it began, so nothing is told twice. One that is killed between a front end's
 * answer and its own note of it cannot be told from one that was killed before: no sender can promise exactly one then
 * without the receiver's help. So each call carries an Idempotency-Key, which is the same when it is repeated, and no
 * more is repeated than the gateway had under way.
 */
class CallbacksIT {

    private static final int MEETINGS = 1_000;

    /** Nodes try again 1, 2, 4 and 10 s after a failure, in the scale of time in which the sandbox runs here. */
    private static final List<String> TIMES_THIRTY = List.of("--time-scale", "30");

    private static final Map<String, String> QUICK = Map.of(
            "ENSEMBLE_GATEWAY_CALLBACKS_ALLOW", "127.0.0.0/8",
            "ENSEMBLE_GATEWAY_OUTBOX_DEADLINE", "4s",
            "ENSEMBLE_GATEWAY_OUTBOX_CLAIM_AFTER", "10s",
            "ENSEMBLE_GATEWAY_OUTBOX_DELAYS", "1s,1s,2s,2s,5s,5s");

    /** The default of ensemble.gateway.outbox.at-once. */
    private static final long UNDER_WAY_AT_MOST = 32;

    /** How the gateway goes away. */
    enum Departure {
        STOPPED,
        KILLED
    }

    @ParameterizedTest
    @EnumSource
    void eachEndIsToldOnceThoughAGatewayGoesAway(Departure departure) throws Exception {
        try (var receiver = new Receiver();
                var suite = Suite.start(new Suite.Setup(4, 2, Optional.empty(), QUICK, TIMES_THIRTY))) {
            // Given a thousand meetings, made at both gateways
            forEach(
                    MEETINGS,
                    i -> assertThat(ApiClient.text(
                                    suite.api(i % 2)
                                            .call(
                                                    "create",
                                                    "name",
                                                    "Meeting",
                                                    "meetingID",
                                                    "ending-" + i,
                                                    "meetingExpireIfNoUserJoinedInMinutes",
                                                    "500",
                                                    "meta_endCallbackUrl",
                                                    receiver.url().toString()),
                                    "returncode"))
                            .isEqualTo("SUCCESS"));

            // When all are ended, and the first gateway dies when a third of the ends are told
            try (var ending = Executors.newSingleThreadExecutor()) {
                var ended = ending.submit(() -> {
                    forEach(MEETINGS, i -> suite.api(1).call("end", "meetingID", "ending-" + i));
                    return null;
                });
                Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> receiver.heardOf() > MEETINGS / 3);
                depart(suite.gateways().getFirst().program(), departure);
                try (var again = suite.gateways().getFirst().again().program()) {
                    ended.get();

                    // Then each end is told, if need be by whoever misses the meeting on its node two minutes later
                    Awaitility.await("all ends")
                            .atMost(Duration.ofMinutes(4))
                            .until(() -> receiver.heardOf() == MEETINGS && outboxIsEmpty(suite));
                    assertThat(again.isAlive()).isTrue();
                }
            }
            var lost = IntStream.range(0, MEETINGS)
                    .filter(i -> receiver.successes("ending-" + i).isEmpty())
                    .count();
            var doubled = IntStream.range(0, MEETINGS)
                    .filter(i -> Set.copyOf(receiver.successes("ending-" + i)).size() > 1)
                    .count();
            var repeated = IntStream.range(0, MEETINGS)
                            .mapToLong(i -> receiver.successes("ending-" + i).size())
                            .sum()
                    - MEETINGS;
            System.getLogger(CallbacksIT.class.getName())
                    .log(
                            System.Logger.Level.INFO,
                            "{0} ended meetings, a gateway {1}: {2} ends lost, {3} told twice, {4} repeated with the same key",
                            MEETINGS,
                            departure,
                            lost,
                            doubled,
                            repeated);
            assertThat(lost).isZero();
            assertThat(doubled).isZero();
            assertThat(repeated).isBetween(0L, departure == Departure.STOPPED ? 0 : UNDER_WAY_AT_MOST);
        }
    }

    private static void depart(Program gateway, Departure departure) {
        switch (departure) {
            case STOPPED -> gateway.close();
            case KILLED -> gateway.kill();
        }
    }

    private static boolean outboxIsEmpty(Suite suite) {
        return suite.gateways()
                .getLast()
                .metrics()
                .lines()
                .filter(line -> line.startsWith("ensemble_outbox_waiting") || line.startsWith("ensemble_outbox_due"))
                .allMatch(line -> line.endsWith(" 0.0"));
    }

    private static void forEach(int count, IntConsumer step) throws Exception {
        try (var threads = Executors.newFixedThreadPool(16)) {
            var steps = threads.invokeAll(IntStream.range(0, count)
                    .<Callable<Void>>mapToObj(i -> () -> {
                        step.accept(i);
                        return null;
                    })
                    .toList());
            for (var done : steps) {
                done.get();
            }
        }
    }
}
