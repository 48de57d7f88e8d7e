package io.ensemble.gateway.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.MeetingSighting;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.gateway.GatewayConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlacementMemoryTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final GatewayConfig config = mock(RETURNS_DEEP_STUBS);
    private PlacementMemory memory;

    @BeforeEach
    void smallAndForADay() {
        when(config.memory().placements()).thenReturn(3);
        when(config.memory().kept()).thenReturn(Duration.ofHours(24));
        memory = new PlacementMemory(now::get, config);
    }

    @Test
    void whatWasNotUsedForLongestGoesFirst() {
        // Given
        memory.remember(key("a"), "bbb-01");
        memory.remember(key("b"), "bbb-01");
        memory.remember(key("c"), "bbb-01");
        memory.find(key("a"));

        // When
        memory.remember(key("d"), "bbb-02");

        // Then
        assertThat(memory.find(key("a"))).isPresent();
        assertThat(memory.find(key("b"))).isEmpty();
        assertThat(memory.find(key("d"))).contains(new Memory("bbb-02", NOON));
    }

    @Test
    void nothingIsKeptLongerThanADay() {
        memory.remember(key("a"), "bbb-01");
        now.set(NOON.plus(Duration.ofHours(24)));
        assertThat(memory.find(key("a"))).isPresent();
        now.set(NOON.plus(Duration.ofHours(24)).plusMillis(1));
        assertThat(memory.find(key("a"))).isEmpty();
    }

    @Test
    void theLastWordCounts() {
        memory.remember(key("a"), "bbb-01");
        memory.remember(key("a"), "bbb-02");
        assertThat(memory.find(key("a"))).map(Memory::node).contains("bbb-02");
        memory.forget(key("a"));
        assertThat(memory.find(key("a"))).isEmpty();
    }

    @Test
    void onlyAPollThatCameWellAfterContradicts() {
        var memory = new Memory("bbb-01", NOON);
        assertThat(memory.isContradictedBy(seen(NOON.plusSeconds(10)), "a")).isFalse();
        assertThat(memory.isContradictedBy(seen(NOON.plusSeconds(11)), "a")).isTrue();
        assertThat(memory.isContradictedBy(seen(NOON.plusSeconds(11), "b", "a"), "a"))
                .isFalse();
    }

    private static NodeSighting seen(Instant at, String... meetings) {
        return new NodeSighting(
                "bbb-01",
                Health.ONLINE,
                0,
                1,
                Optional.empty(),
                Optional.of(at),
                Stream.of(meetings)
                        .map(id -> new MeetingSighting(id, "i-" + id, Duration.ZERO, 1, 1, 0, 0, false))
                        .toList());
    }

    private static MeetingKey key(String id) {
        return new MeetingKey("default", id);
    }
}
