// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.discovery;

import io.ensemble.dispatcher.DispatcherConfig;
import io.ensemble.dispatcher.discovery.FleetMerge.Leaver;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.store.PlacementStore;
import io.ensemble.fleet.store.StoreAccess;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** When a node that left its source has no meetings any more, and goes. */
@ApplicationScoped
class Farewell {

    private final FleetView view;
    private final PlacementStore placements;
    private final StoreAccess store;
    private final InstantSource clock;
    private final Duration snapshotMaxAge;
    private final Duration silentFor;

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
        this.snapshotMaxAge = config.snapshotMaxAge();
        this.silentFor = config.forgetSilentAfter();
    }

    /** Whether it may go. While nobody polls, nobody knows; then it stays. */
    boolean mayGo(Leaver leaver) {
        var node = leaver.node();
        var state = view.node(node.id()).map(Node::state).orElse(node.state());
        if (state == NodeState.DISABLED) {
            return true;
        }
        var now = clock.instant();
        var leftAt = leaver.origin().leftAt().orElse(now);
        var snapshot = view.snapshot();
        if (snapshot.takenAt().plus(snapshotMaxAge).isBefore(now)) {
            return false;
        }
        return snapshot.of(node.id())
                .map(seen -> seen.health() == Health.OFFLINE
                        ? seen.seenAt().orElse(Instant.EPOCH).plus(silentFor).isBefore(now)
                        : isEmpty(seen, leftAt))
                .orElseGet(() -> leftAt.plus(silentFor).isBefore(now));
    }

    /** By an answer since it left: and what was placed just before may be on its way, but is in the store already. */
    private boolean isEmpty(NodeSighting seen, Instant leftAt) {
        return seen.meetings().isEmpty()
                && seen.seenAt().filter(leftAt::isBefore).isPresent()
                && store.ask(() -> placements.on(seen.node())).isEmpty();
    }
}
