// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.placement;

import io.ensemble.fleet.store.PlacementStore;
import io.ensemble.fleet.store.StoreAccess;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/**
 * After an outage the store may lack placements: some were made without it, and it may have come back with what it had
 * saved minutes before. So it is told first of all, before anybody trusts it that a meeting is nowhere.
 */
@ApplicationScoped
public class Doubt {

    private final StoreAccess store;
    private final PlacementStore placements;
    private final InstantSource clock;
    private long outagesSettled;

    Doubt(StoreAccess store, PlacementStore placements, InstantSource clock) {
        this.store = store;
        this.placements = placements;
        this.clock = clock;
    }

    /** Tells the store, if it was away since this was last done. */
    public synchronized void afterOutage() {
        var outages = store.outages();
        if (outages != outagesSettled) {
            store.tell(() -> placements.declareIncomplete(clock.instant()));
            outagesSettled = outages;
        }
    }
}
