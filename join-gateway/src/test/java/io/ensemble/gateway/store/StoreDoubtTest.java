package io.ensemble.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ensemble.fleet.store.StoreAccess;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class StoreDoubtTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final StoreAccess access = new StoreAccess(now::get);
    private final StoreDoubt doubt = new StoreDoubt(access, now::get);

    @Test
    void aStoreThatAlwaysAnsweredIsBelieved() {
        assertThat(doubt.inDoubt()).isFalse();
    }

    @Test
    void aStoreThatCameBackIsDoubtedUntilTheTruthIsRebuilt() {
        // Given an outage that nobody noticed but whoever asked
        assertThatThrownBy(() -> access.ask(StoreDoubtTest::refused));
        now.updateAndGet(time -> time.plus(Duration.ofSeconds(1)));
        access.tell(() -> {});
        doubt.look();

        // Then
        now.updateAndGet(time -> time.plus(Duration.ofSeconds(14)));
        assertThat(doubt.inDoubt()).isTrue();
        now.updateAndGet(time -> time.plus(Duration.ofSeconds(1)));
        assertThat(doubt.inDoubt()).isFalse();
    }

    @Test
    void aStoreThatIsAwayIsDoubtedHoweverLong() {
        assertThatThrownBy(() -> access.ask(StoreDoubtTest::refused));
        now.updateAndGet(time -> time.plus(Duration.ofHours(1)));
        assertThat(doubt.inDoubt()).isTrue();
    }

    private static String refused() {
        throw new IllegalStateException("refused");
    }
}
