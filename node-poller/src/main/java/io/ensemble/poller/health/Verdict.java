// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.health;

import io.ensemble.fleet.snapshot.Health;
import java.time.Instant;
import java.util.List;

/**
 * The verdict on a node after a poll.
 *
 * @param failures polls in a row that were not answered
 * @param successes good polls in a row
 * @param lapses when it was given up of late
 * @param stumbles when it failed of late although it had just answered
 * @param missing good polls in a row that it still owes because it flaps; 0 if it is not held back
 */
public record Verdict(
        Health health, int failures, int successes, List<Instant> lapses, List<Instant> stumbles, int missing) {

    public Verdict {
        lapses = List.copyOf(lapses);
        stumbles = List.copyOf(stumbles);
    }
}
