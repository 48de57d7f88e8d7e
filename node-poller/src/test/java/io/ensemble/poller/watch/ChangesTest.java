// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.snapshot.Wrong;
import io.ensemble.poller.watch.Changes.Change;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ChangesTest {

    private static final NodeSighting ONLINE = sighting(Health.ONLINE, 0, Optional.empty(), Optional.empty(), 0);
    private static final NodeSighting UNSTABLE =
            sighting(Health.UNSTABLE, 1, Optional.of("Silence"), Optional.empty(), 0);

    @Test
    void aChangeIsToldOnceWithItsReason() {
        assertThat(Changes.between(Optional.empty(), ONLINE)).contains(new Change(false, "bbb-1 is online"));
        assertThat(Changes.between(Optional.of(ONLINE), ONLINE)).isEmpty();
        assertThat(Changes.between(Optional.of(ONLINE), UNSTABLE))
                .contains(new Change(true, "bbb-1 is unstable: Silence (failed polls in a row: 1)"));
    }

    @Test
    void whatIsWrongIsToldOnceAndSoIsThatItIsMended() {
        var wrong = sighting(Health.UNSTABLE, 0, Optional.of("its clock is off"), Optional.of(Wrong.CLOCK), 0);

        assertThat(Changes.between(Optional.of(UNSTABLE), wrong))
                .contains(new Change(true, "bbb-1 is unstable, gets no new meetings: its clock is off"));
        assertThat(Changes.between(Optional.of(wrong), wrong)).isEmpty();
        assertThat(Changes.between(Optional.of(wrong), ONLINE)).contains(new Change(false, "bbb-1 is online"));
        assertThat(Changes.between(
                        Optional.of(wrong), sighting(Health.UNSTABLE, 0, Optional.empty(), Optional.empty(), 0)))
                .contains(new Change(false, "bbb-1 is unstable, but answers well again"));
    }

    @Test
    void aNodeThatIsGivenUpAgainAndAgainIsToldToBe() {
        var flapping = sighting(Health.OFFLINE, 3, Optional.of("Silence"), Optional.empty(), 3);

        assertThat(Changes.between(Optional.of(UNSTABLE), flapping))
                .contains(new Change(
                        true, "bbb-1 is offline: Silence (failed polls in a row: 3); was given up 3 times of late"));
    }

    @Test
    void aNodeThatFailsAgainAndAgainInBetweenIsToldTo() {
        var stumbling = new NodeSighting(
                "bbb-1",
                Health.UNSTABLE,
                1,
                0,
                Optional.of("Silence"),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Collections.nCopies(6, Instant.EPOCH));

        assertThat(Changes.between(Optional.of(ONLINE), stumbling))
                .contains(new Change(
                        true,
                        "bbb-1 is unstable: Silence (failed polls in a row: 1); failed in between 6 times of late"));
    }

    private static NodeSighting sighting(
            Health health, int failures, Optional<String> problem, Optional<Wrong> wrong, int lapses) {
        return new NodeSighting(
                "bbb-1",
                health,
                failures,
                0,
                problem,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                wrong,
                Collections.nCopies(lapses, Instant.EPOCH));
    }
}
