package io.ensemble.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ensemble.fleet.store.StoreAccess;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PresentStoreTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final StoreAccess access = new StoreAccess(() -> now.updateAndGet(time -> time.plusNanos(1)));
    private final PresentStore store = new PresentStore(access);
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void requestsNeverFindOutWhetherTheStoreIsBack() {
        // Given
        assertThatThrownBy(() -> store.ask(this::fail)).isInstanceOf(StoreAbsentException.class);
        now.updateAndGet(time -> time.plus(Duration.ofMinutes(1)));

        // When
        assertThatThrownBy(() -> store.tell(asked::incrementAndGet)).isInstanceOf(StoreAbsentException.class);

        // Then
        assertThat(asked).hasValue(1);
        access.tell(asked::incrementAndGet);
        assertThat(store.ask(asked::incrementAndGet)).isEqualTo(3);
    }

    @Test
    void whoWaitedForATurnWhileTheStoreWentAwayDoesNotWaitForItsDeadlineToo() throws Exception {
        // Given more requests than turns, and a store that falls silent under the first ones
        var silence = new CountDownLatch(1);
        var within = new CountDownLatch(16);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var requests = IntStream.range(0, 100)
                    .mapToObj(i -> threads.submit(() -> {
                        try {
                            return store.ask(() -> {
                                within.countDown();
                                return failAfter(silence);
                            });
                        } catch (StoreAbsentException away) {
                            return -1;
                        }
                    }))
                    .toList();
            within.await();

            // When the first deadlines pass
            silence.countDown();

            // Then nobody else has asked
            assertThat(requests).extracting(Future::get).containsOnly(-1);
            assertThat(asked).hasValue(16);
        }
    }

    private int failAfter(CountDownLatch silence) {
        asked.incrementAndGet();
        try {
            silence.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("too late");
    }

    private int fail() {
        asked.incrementAndGet();
        throw new IllegalStateException("refused");
    }
}
