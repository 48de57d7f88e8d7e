// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.snapshot.Pollers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MemoryTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Pollers THEN = new Pollers("a", List.of("a", "b"), 1);
    private static final Pollers SAME_NAMES = new Pollers("a", List.of("a", "b"), 2);
    private static final NodeSighting WRITTEN = sighting(Health.ONLINE, NOON);

    /** As when the store went away after one write. */
    private final Memory memory =
            new Memory(sighting(Health.UNSTABLE, NOON.plusSeconds(4)), Optional.of(WRITTEN), Optional.of(THEN));

    @Test
    void holdsWhileThePollersAreTheSame() {
        assertThat(memory.holds(THEN, Optional.of(WRITTEN))).isTrue();
        assertThat(memory.holds(THEN, Optional.empty())).isTrue();
    }

    @Test
    void holdsAmongOthersIfNobodyElseHasWritten() {
        assertThat(memory.holds(SAME_NAMES, Optional.of(WRITTEN))).isTrue();
    }

    @Test
    void isNothingWorthOnceAnotherHasHadTheNode() {
        var others = sighting(Health.OFFLINE, NOON.plusSeconds(9));
        assertThat(memory.holds(SAME_NAMES, Optional.of(others))).isFalse();
    }

    @Test
    void onceRefusedItHoldsOnlyUntilAnotherHasWritten() {
        var refused = new Memory(WRITTEN.triedAt(NOON.plusSeconds(4)), Optional.of(WRITTEN), Optional.empty());
        assertThat(refused.holds(THEN, Optional.of(WRITTEN))).isTrue();
        assertThat(refused.holds(THEN, Optional.of(sighting(Health.OFFLINE, NOON.plusSeconds(9)))))
                .isFalse();
    }

    @Test
    void isNothingWorthIfTheStoreKnowsNothingOfIt() {
        var never = new Memory(WRITTEN, Optional.empty(), Optional.of(THEN));
        assertThat(never.holds(SAME_NAMES, Optional.empty())).isFalse();
    }

    private static NodeSighting sighting(Health health, Instant tried) {
        return new NodeSighting("bbb-01", health, 0, 1, Optional.empty(), Optional.of(tried), List.of()).triedAt(tried);
    }
}
