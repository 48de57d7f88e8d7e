package io.ensemble.dispatcher.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StoreAccessTest {

    private final StoreAccess store = new StoreAccess();

    @Test
    void aFailureMeansThatTheStoreIsAwayUntilItAnswers() {
        assertThatThrownBy(() -> store.ask(() -> {
                    throw new IllegalStateException("refused");
                }))
                .isInstanceOf(StoreAwayException.class);
        assertThat(store.away()).isTrue();

        assertThat(store.ask(() -> 7)).isEqualTo(7);
        assertThat(store.away()).isFalse();
    }
}
