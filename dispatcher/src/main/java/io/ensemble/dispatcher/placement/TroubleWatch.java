// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.placement;

import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.store.StoreAccess;
import io.ensemble.fleet.store.StoreAwayException;
import io.ensemble.fleet.store.TroubleStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/** The nodes that new meetings should spare, as they are known at the moment of the choice: a second is long for a hint. */
@ApplicationScoped
class TroubleWatch {

    /** One small read serves all choices of so long. */
    private static final Duration FRESH = Duration.ofMillis(200);

    private final TroubleStore troubles;
    private final StoreAccess store;
    private final FleetView view;
    private final InstantSource clock;
    private volatile Read last = new Read(Set.of(), Instant.MIN);

    private record Read(Set<String> nodes, Instant at) {

        private boolean isFresh(Instant now) {
            // A clock that was set back does not say how old it is.
            return !at.isAfter(now) && now.isBefore(at.plus(FRESH));
        }
    }

    TroubleWatch(TroubleStore troubles, StoreAccess store, FleetView view, InstantSource clock) {
        this.troubles = troubles;
        this.store = store;
        this.view = view;
        this.clock = clock;
    }

    /** The nodes to spare; while the store is away, those that gateways reported last, which all dispatchers have read. */
    Set<String> toSpare() {
        if (store.away()) {
            return view.troubled();
        }
        var now = clock.instant();
        var known = last;
        if (known.isFresh(now)) {
            return known.nodes();
        }
        try {
            var read = new Read(store.ask(troubles::toSpare), now);
            last = read;
            return read.nodes();
        } catch (StoreAwayException away) {
            return view.troubled();
        }
    }
}
