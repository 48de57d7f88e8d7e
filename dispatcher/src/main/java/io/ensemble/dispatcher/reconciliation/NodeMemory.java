// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.reconciliation;

import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.placement.Placement;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What is remembered of a node from one look to the next.
 *
 * @param seenAt its answer that was looked at last
 * @param absent placements whose meetings that answer did not have
 * @param strangers meetings that the answer had, and that have no placement on the node
 * @param opened placements whose rooms were seen since they were last claimed; of Jitsi nodes alone
 * @param confirmedAt when placements were last kept from expiring
 */
record NodeMemory(
        Optional<Instant> seenAt,
        Set<Placement> absent,
        Set<MeetingKey> strangers,
        Set<Placement> opened,
        Optional<Instant> confirmedAt) {

    /** Nothing was looked at yet. */
    static final NodeMemory NOTHING = new NodeMemory(Optional.empty(), Set.of(), Set.of(), Set.of(), Optional.empty());

    NodeMemory {
        absent = Set.copyOf(absent);
        strangers = Set.copyOf(strangers);
        opened = Set.copyOf(opened);
    }

    /**
     * Whether the answer of that time is another one than what was looked at. It may look older: the clock of the poller that
     * has the node now may be behind.
     */
    boolean isNews(Optional<Instant> answeredAt) {
        return answeredAt.isPresent() && !answeredAt.equals(seenAt);
    }
}
