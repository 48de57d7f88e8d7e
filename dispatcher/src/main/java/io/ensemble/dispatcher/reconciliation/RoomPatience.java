// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.reconciliation;

import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.snapshot.RoomCount;
import io.ensemble.fleet.snapshot.RoomCount.Source;
import java.time.Duration;

/**
 * How long the places of Jitsi rooms are kept that nobody is seen in, since somebody was last led there.
 *
 * @param unopened where everybody is counted
 * @param unseen where the bridge alone counts: what looks empty may be a call of two
 */
record RoomPatience(Duration unopened, Duration unseen) {

    /** Whether a node that does not name its rooms says that it has none. */
    boolean isEmpty(NodeSighting sighting) {
        return sighting.count().filter(RoomCount::saysEmpty).isPresent();
    }

    /** Whether the node may have rooms that were not counted: the bridge alone did, and it sees no call of two. */
    boolean mayMiss(NodeSighting sighting) {
        return sighting.count()
                .map(RoomCount::source)
                .filter(Source.BRIDGE::equals)
                .isPresent();
    }

    /** The patience with a node that counts so. */
    Duration with(NodeSighting sighting) {
        return mayMiss(sighting) ? unseen : unopened;
    }
}
