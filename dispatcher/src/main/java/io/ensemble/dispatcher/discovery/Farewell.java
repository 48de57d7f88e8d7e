// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.discovery;

import io.ensemble.dispatcher.DispatcherConfig;
import io.ensemble.dispatcher.discovery.FleetMerge.Leaver;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.store.PlacementStore;
import io.ensemble.fleet.store.StoreAccess;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/** Applies the {@link FarewellRule} to what is seen and placed now. */
@ApplicationScoped
class Farewell {

    private final FleetView view;
    private final PlacementStore placements;
    private final StoreAccess store;
    private final InstantSource clock;
    private final FarewellRule rule;

    Farewell(
            FleetView view,
            PlacementStore placements,
            StoreAccess store,
            InstantSource clock,
            DispatcherConfig config) {
        this.view = view;
        this.placements = placements;
        this.store = store;
        this.clock = clock;
        this.rule = new FarewellRule(config.snapshotMaxAge(), config.forgetSilentAfter());
    }

    /** Whether it may go. */
    boolean mayGo(Leaver leaver) {
        var now = clock.instant();
        var id = leaver.node().id();
        return rule.mayGo(
                view.node(id).orElse(leaver.node()),
                leaver.origin().leftAt().orElse(now),
                view.snapshot(),
                leaver.listedAs().isPresent(),
                () -> !store.ask(() -> placements.on(id)).isEmpty(),
                now);
    }
}
