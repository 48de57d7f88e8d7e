package io.ensemble.gateway.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.gateway.node.Breaker.Effect;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BreakerTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private static final Instant NEVER = Instant.MIN;

    private final Breaker breaker = new Breaker(3, Duration.ofSeconds(5), Duration.ofSeconds(10));

    @Test
    void threeFailuresInARowOpenItAndOneCallInAWhileIsLetThrough() {
        // Given
        assertThat(breaker.failed(at(0), at(1))).isEqualTo(Effect.COUNTED);
        assertThat(breaker.failed(at(1), at(2))).isEqualTo(Effect.COUNTED);
        assertThat(breaker.letsThrough(at(2))).isTrue();

        // When
        assertThat(breaker.failed(at(2), at(3))).isEqualTo(Effect.OPENED);

        // Then
        assertThat(breaker.isOpen()).isTrue();
        assertThat(breaker.letsThrough(at(3))).isFalse();
        assertThat(breaker.letsThrough(at(7))).isFalse();
        assertThat(breaker.letsThrough(at(8))).isTrue();
        assertThat(breaker.letsThrough(at(8))).isFalse();
        assertThat(breaker.failed(at(8), at(9))).isEqualTo(Effect.COUNTED);
        assertThat(breaker.letsThrough(at(12))).isFalse();
        assertThat(breaker.letsThrough(at(13))).isTrue();
    }

    @Test
    void oneSuccessClosesIt() {
        // Given
        open();

        // Then
        assertThat(breaker.succeeded(at(9))).isTrue();
        assertThat(breaker.letsThrough(at(9))).isTrue();
        assertThat(breaker.isSuspect(NEVER, at(9))).isFalse();
        assertThat(breaker.failed(at(10), at(11))).isEqualTo(Effect.COUNTED);
        assertThat(breaker.isOpen()).isFalse();
    }

    @Test
    void aRushInWhichSomeAreTooLateIsNoOutage() {
        // Given calls that began together
        for (var i = 0; i < 100; i++) {
            breaker.succeeded(at(4));

            // Then those among them that come to nothing say nothing
            assertThat(breaker.failed(at(0), at(5))).isEqualTo(Effect.IGNORED);
        }
        assertThat(breaker.isSuspect(NEVER, at(5))).isFalse();
    }

    @Test
    void aRushInWhichNothingSucceedsIsOne() {
        assertThat(breaker.failed(at(0), at(5))).isEqualTo(Effect.COUNTED);
        assertThat(breaker.failed(at(0), at(5))).isEqualTo(Effect.COUNTED);
        assertThat(breaker.failed(at(0), at(5))).isEqualTo(Effect.OPENED);
        // Those who were under way change nothing more.
        assertThat(breaker.failed(at(0), at(6))).isEqualTo(Effect.COUNTED);
        assertThat(breaker.letsThrough(at(10))).isTrue();
    }

    @Test
    void oneFailureMakesItSuspectForAWhile() {
        assertThat(breaker.isSuspect(NEVER, at(0))).isFalse();
        breaker.failed(at(0), at(1));
        assertThat(breaker.isSuspect(NEVER, at(10))).isTrue();
        assertThat(breaker.isSuspect(NEVER, at(11))).isFalse();
    }

    @Test
    void orUntilSomebodyElseFindsItWell() {
        breaker.failed(at(0), at(2));
        assertThat(breaker.isSuspect(at(1), at(3))).isTrue();
        assertThat(breaker.isSuspect(at(2), at(3))).isFalse();
    }

    @Test
    void anOpenOneIsSuspectUntilItIsTriedAgain() {
        open();
        assertThat(breaker.isSuspect(at(4), at(7))).isTrue();
        assertThat(breaker.isSuspect(NEVER, at(8))).isFalse();
        breaker.letsThrough(at(8));
        assertThat(breaker.isSuspect(NEVER, at(9))).isTrue();
    }

    private void open() {
        for (var i = 0; i < 3; i++) {
            breaker.failed(at(i), at(i + 1));
        }
        assertThat(breaker.isOpen()).isTrue();
    }

    private static Instant at(int seconds) {
        return NOON.plusSeconds(seconds);
    }
}
