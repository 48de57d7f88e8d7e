package io.ensemble.gateway.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.placement.Placement;
import io.ensemble.gateway.GatewayConfig;
import io.ensemble.gateway.GatewayMeters;
import io.ensemble.gateway.testing.FakeDispatcher;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DispatchersTest {

    private static final MeetingKey ABC = new MeetingKey("default", "abc");
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Decision ON_A = new Decision.Placed(new Placement(ABC, "bbb-a", NOON), true);
    private static final Duration SLOW_AFTER = Duration.ofSeconds(2);
    private static final String AGREED = """
            {"tenant":"default","meetingId":"abc","node":"bbb-b","since":"1970-01-01T00:00:00Z","agreed":true}""";

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private FakeDispatcher one;
    private FakeDispatcher other;
    private DispatcherPool pool;
    private Dispatchers dispatchers;

    @BeforeEach
    void start() throws IOException {
        one = new FakeDispatcher().answering(201, placed("bbb-a"));
        other = new FakeDispatcher().answering(201, placed("bbb-a"));
        ask(one.url(), other.url());
    }

    @AfterEach
    void stop() {
        one.close();
        other.close();
    }

    @Test
    void theyAreAskedInTurn() {
        for (var i = 0; i < 4; i++) {
            assertThat(place()).isEqualTo(ON_A);
        }
        assertThat(one.asked()).isEqualTo(2);
        assertThat(other.asked()).isEqualTo(2);
    }

    @Test
    void aPartitionCostsALittleOnceAndThenNothing() {
        // Given connections that are in use
        place();
        place();

        // When packets to one are dropped
        one.way().fallSilent();
        var first = took(() -> assertThat(place()).isEqualTo(ON_A));
        var later = took(() -> {
            for (var i = 0; i < 10; i++) {
                assertThat(place()).isEqualTo(ON_A);
            }
        });

        // Then
        assertThat(first).isLessThan(Duration.ofSeconds(5));
        assertThat(other.asked()).isEqualTo(12);
        assertThat(later).isLessThan(Duration.ofSeconds(5));
        assertThat(failures("slow")).isEqualTo(1);

        // And it is asked again when it answers a look of our own
        pool.lookAtTheRest();
        place();
        place();
        assertThat(other.asked()).isEqualTo(14);
        one.way().open();
        pool.lookAtTheRest();
        place();
        place();
        assertThat(other.asked()).isEqualTo(15);
    }

    @Test
    void whoRefusesIsPassedOverAtOnce() {
        one.way().cut();
        for (var i = 0; i < 6; i++) {
            assertThat(place()).isEqualTo(ON_A);
        }
        assertThat(other.asked()).isEqualTo(6);
        assertThat(failures("no_answer")).isEqualTo(1);
    }

    @Test
    void whoBreaksOffIsPassedOver() {
        one.cuttingShort();
        assertThat(Stream.generate(this::place).limit(4)).containsOnly(ON_A);
        assertThat(other.asked()).isEqualTo(4);
    }

    @Test
    void whoIsNotWellHasATwinThatIs() {
        one.answering(500, "");
        other.answering(503, "{\"code\":\"no-candidate\"}");
        assertThat(Stream.generate(this::place).limit(2)).containsOnly(new Decision.NoCandidate());
        assertThat(failures("status")).isEqualTo(1);
    }

    @Test
    void withoutAnyThereIsNoDecision() {
        one.way().cut();
        other.way().cut();
        assertThat(place()).isEqualTo(new Decision.Unavailable());
        assertThat(place()).isEqualTo(new Decision.Unavailable());
        dispatchers.release(new Placement(ABC, "bbb-a", NOON));

        other.way().open();
        assertThat(place()).isEqualTo(ON_A);
    }

    @Test
    void whatTheyAgreeOnWithoutTheStoreIsNoPlacement() {
        one.answering(200, AGREED).withoutStore(true);
        other.answering(200, AGREED).withoutStore(true);
        assertThat(place()).isEqualTo(new Decision.Agreed("bbb-b", false));
        assertThat(one.asked() + other.asked()).isEqualTo(2);

        // And once it is known that all have lost it, nobody is asked for no use
        for (var i = 0; i < 4; i++) {
            assertThat(place()).isEqualTo(new Decision.Agreed("bbb-b", false));
        }
        assertThat(one.asked() + other.asked()).isEqualTo(6);
        assertThat(failures("without_store")).isEqualTo(2);
    }

    @Test
    void oneThatAloneHasLostTheStoreDecidesNothing() {
        // Given
        one.answering(200, AGREED).withoutStore(true);

        // Then
        assertThat(Stream.generate(this::place).limit(6)).containsOnly(ON_A);
        assertThat(one.asked()).isEqualTo(1);

        // And a look of our own does not put it back before it has the store again
        pool.lookAtTheRest();
        assertThat(Stream.generate(this::place).limit(6)).containsOnly(ON_A);
        assertThat(one.asked()).isEqualTo(1);
        one.answering(201, placed("bbb-a")).withoutStore(false);
        pool.lookAtTheRest();
        place();
        place();
        assertThat(one.asked()).isEqualTo(2);
    }

    @Test
    void whatItRefusesIsNotRefusedEither() {
        one.answering(409, "{}").withoutStore(true);
        assertThat(place()).isEqualTo(ON_A);
        one.answering(503, "{\"code\":\"no-candidate\"}");
        other.way().cut();
        assertThat(place()).isEqualTo(new Decision.NoCandidate());
        one.answering(503, "{\"code\":\"store-away\"}");
        assertThat(place()).isEqualTo(new Decision.Unavailable());
    }

    @Test
    void whoIsKnownToBeAwayIsNotWaitedForWhenTheOthersHaveLostTheStore() {
        // Given one that answers nobody, not even a look of our own
        other.way().fallSilent();
        place();
        place();
        pool.lookAtTheRest();

        // When
        one.answering(200, AGREED).withoutStore(true);
        var took = took(() ->
                assertThat(Stream.generate(this::place).limit(4)).containsOnly(new Decision.Agreed("bbb-b", false)));

        // Then
        assertThat(took).isLessThan(SLOW_AFTER);
    }

    @Test
    void anAnswerThatWasAgreedOnIsSecondBestThoughTheStoreCameBackMeanwhile() {
        one.answering(200, AGREED);
        assertThat(Stream.generate(this::place).limit(2)).containsOnly(ON_A);
    }

    @Test
    void whatNobodyUnderstandsIsNoDecision() {
        one.answering(200, "<html>");
        other.answering(404, "");
        assertThat(Stream.generate(this::place).limit(2)).containsOnly(new Decision.Unavailable());
        one.answering(409, "{}");
        assertThat(place()).isEqualTo(new Decision.LimitReached());
    }

    private Decision place() {
        return dispatchers.place(ABC, Set.of());
    }

    private void ask(URI... urls) {
        GatewayConfig config = mock();
        when(config.dispatchers()).thenReturn(List.of(urls));
        when(config.dispatcherKey()).thenReturn("test-only-dispatcher-key");
        when(config.dispatcherDeadline()).thenReturn(Duration.ofSeconds(5));
        when(config.dispatcherSlowAfter()).thenReturn(SLOW_AFTER);
        var meters = new GatewayMeters(registry);
        var json = new ObjectMapper()
                .registerModule(new JavaTimeModule())
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        pool = new DispatcherPool(new DispatcherHttp(config), meters, InstantSource.system(), config);
        dispatchers = new Dispatchers(pool, meters, json);
    }

    private double failures(String reason) {
        return registry.get("ensemble.dispatcher.failures").tag("reason", reason).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private static Duration took(Runnable work) {
        var began = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static String placed(String node) {
        return "{\"tenant\":\"default\",\"meetingId\":\"abc\",\"node\":\"" + node + "\",\"since\":\"" + NOON + "\"}";
    }
}
