// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.store.StoreAccess;
import io.ensemble.fleet.store.TroubleStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TroubleWatchTest {

    private final TroubleStore troubles = mock(TroubleStore.class);
    private final FleetView view = mock(FleetView.class);
    private Instant now = Instant.parse("2026-11-23T12:00:00Z");
    private final TroubleWatch watch = new TroubleWatch(troubles, new StoreAccess(() -> now), view, () -> now);

    @Test
    void oneReadServesAllChoicesOfAMoment() {
        // Given
        when(troubles.toSpare())
                .thenReturn(Set.of("bbb-1"))
                .thenReturn(Set.of("bbb-2"))
                .thenReturn(Set.of("bbb-3"));

        // Then
        assertThat(watch.toSpare()).containsExactly("bbb-1");
        pass(Duration.ofMillis(199));
        assertThat(watch.toSpare()).containsExactly("bbb-1");
        pass(Duration.ofMillis(1));
        assertThat(watch.toSpare()).containsExactly("bbb-2");
        // And nobody waits until a clock that was set back has caught up
        pass(Duration.ofHours(-1));
        assertThat(watch.toSpare()).containsExactly("bbb-3");
    }

    @Test
    void withoutTheStoreWhatAllDispatchersHaveReadCounts() {
        // Given
        when(view.troubled()).thenReturn(Set.of("bbb-1"));
        when(troubles.toSpare()).thenReturn(Set.of("bbb-2")).thenThrow(new IllegalStateException("no store"));
        assertThat(watch.toSpare()).containsExactly("bbb-2");

        // When
        pass(Duration.ofMillis(200));

        // Then
        assertThat(watch.toSpare()).containsExactly("bbb-1");
        assertThat(watch.toSpare()).containsExactly("bbb-1");
        verify(troubles, times(2)).toSpare();
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }
}
