// SPDX-License-Identifier: Apache-2.0
package io.ensemble.fleet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ensemble.fleet.callback.Letter;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StoreAccessTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final StoreAccess store = new StoreAccess(() -> now.updateAndGet(time -> time.plusNanos(1)));
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void whileTheStoreIsAwayCallsFailAtOnceAndOneInAWhileFindsOutWhetherItIsBack() {
        // Given
        assertThatThrownBy(() -> store.ask(this::refused)).isInstanceOf(StoreAwayException.class);
        assertThat(store.away()).isTrue();

        // Then nobody asks it at once
        assertThatThrownBy(() -> store.ask(asked::incrementAndGet)).isInstanceOf(StoreAwayException.class);
        assertThat(asked).hasValue(0);

        // And later somebody does
        now.updateAndGet(time -> time.plus(Duration.ofMillis(600)));
        assertThat(store.awayFor()).isBetween(Duration.ofMillis(600), Duration.ofMillis(601));
        assertThat(store.ask(asked::incrementAndGet)).isEqualTo(1);
        assertThat(store.away()).isFalse();
        assertThat(store.awayFor()).isZero();
        assertThat(store.outages()).isEqualTo(1);
    }

    @Test
    void anotherServerOrAnotherRunOfItCountsAsAnOutageThoughNoCallFailed() {
        store.answeredBy("first");
        store.answeredBy("first");
        assertThat(store.outages()).isZero();

        store.answeredBy("second");
        assertThat(store.outages()).isEqualTo(1);
        assertThat(store.away()).isFalse();
    }

    @Test
    void whatCannotBeReadIsNoOutage() {
        assertThatThrownBy(() -> store.ask(() -> FleetJson.read("{", Letter.class)))
                .isInstanceOf(StoreAwayException.class);
        assertThat(store.away()).isFalse();
        assertThat(store.outages()).isZero();
    }

    @Test
    void aClockThatIsSetBackMakesNoOutageShorterThanNothing() {
        assertThatThrownBy(() -> store.ask(this::refused)).isInstanceOf(StoreAwayException.class);
        now.updateAndGet(time -> time.minus(Duration.ofHours(1)));
        assertThat(store.awayFor()).isZero();
    }

    @Test
    void aClockThatIsSetBackKeepsNobodyFromFindingOutThatTheStoreIsBack() {
        assertThatThrownBy(() -> store.ask(this::refused)).isInstanceOf(StoreAwayException.class);
        now.updateAndGet(time -> time.minus(Duration.ofHours(1)));
        assertThat(store.ask(() -> "back")).isEqualTo("back");
        assertThat(store.away()).isFalse();
    }

    @Test
    void aFailureAmongSuccessesIsAskedAgainAndIsNoOutage() {
        // Given a first attempt during which another call succeeds
        var answer = store.ask(() -> {
            if (asked.incrementAndGet() == 1) {
                assertThat(store.ask(() -> "other")).isEqualTo("other");
                throw new IllegalStateException("too late");
            }
            return "second";
        });

        // Then
        assertThat(answer).isEqualTo("second");
        assertThat(store.away()).isFalse();
        assertThat(store.outages()).isZero();
    }

    @Test
    void aRushTakesTurnsAndNobodyIsTurnedAway() throws Exception {
        var atOnce = new AtomicInteger();
        var most = new AtomicInteger();
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 500)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return store.ask(() -> {
                            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                            var _ = UUID.randomUUID();
                            atOnce.decrementAndGet();
                            return i;
                        });
                    }))
                    .toList();
            start.countDown();
            assertThat(calls)
                    .extracting(Future::get)
                    .containsExactlyElementsOf(IntStream.range(0, 500).boxed().toList());
        }
        assertThat(most.get()).isPositive().isLessThanOrEqualTo(16);
    }

    @Test
    void aCallThatSomebodyInterruptsSaysNothingOfTheStore() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> store.ask(this::refused)).isInstanceOf(StoreAwayException.class);
        } finally {
            Thread.interrupted();
        }
        assertThat(store.away()).isFalse();
    }

    private String refused() {
        throw new IllegalStateException("refused");
    }
}
