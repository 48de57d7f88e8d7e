// SPDX-License-Identifier: Apache-2.0
package io.ensemble.fleet.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SnapshotTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void aStoreThatFillsAgainIsCompletedWithWhatWasSeenBefore() {
        // Given three nodes, of which one has left and one was written again
        var before = Snapshot.of(List.of(seen("bbb-1", NOW), seen("bbb-2", NOW), seen("gone", NOW)));
        var read = Snapshot.of(List.of(seen("bbb-1", NOW.plusSeconds(2))));

        // When
        var completed = read.completedFrom(before, Set.of("bbb-1", "bbb-2"));

        // Then each is seen as it was last, and the snapshot is no younger than its oldest part
        assertThat(completed.nodes().values())
                .containsExactlyInAnyOrder(seen("bbb-1", NOW.plusSeconds(2)), seen("bbb-2", NOW));
        assertThat(completed.takenAt()).isEqualTo(NOW);
    }

    private static NodeSighting seen(String node, Instant at) {
        return new NodeSighting(node, Health.ONLINE, 0, 1, Optional.empty(), Optional.of(at), List.of()).triedAt(at);
    }
}
