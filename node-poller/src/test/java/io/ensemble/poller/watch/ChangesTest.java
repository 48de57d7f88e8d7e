// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.NodeSighting;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangesTest {

    @Test
    void aChangeIsToldOnceWithItsReason() {
        var online = sighting(Health.ONLINE, 0, Optional.empty());
        var unstable = sighting(Health.UNSTABLE, 1, Optional.of("No whole answer within 2000 ms"));

        assertThat(Changes.between(Optional.empty(), online)).contains(new Changes.Change(false, "bbb-1 is online"));
        assertThat(Changes.between(Optional.of(online), online)).isEmpty();
        assertThat(Changes.between(Optional.of(online), unstable))
                .contains(new Changes.Change(
                        true, "bbb-1 is unstable: No whole answer within 2000 ms (1 polls in a row)"));
    }

    private static NodeSighting sighting(Health health, int failures, Optional<String> problem) {
        return new NodeSighting("bbb-1", health, failures, 0, problem, Optional.empty(), List.of());
    }
}
