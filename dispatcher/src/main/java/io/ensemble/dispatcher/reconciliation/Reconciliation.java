package io.ensemble.dispatcher.reconciliation;

import io.ensemble.dispatcher.DispatcherConfig;
import io.ensemble.dispatcher.placement.Releases;
import io.ensemble.dispatcher.store.StoreAccess;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.store.PlacementStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Applies the rule to each new snapshot. Several dispatchers do so at the same time: each change that they make is one
 * that may be made twice.
 */
@ApplicationScoped
public class Reconciliation {

    private final FleetView view;
    private final PlacementStore placements;
    private final StoreAccess store;
    private final Releases releases;
    private final InstantSource clock;
    private final ReconciliationRule rule;

    private final Map<String, NodeMemory> memory = new HashMap<>();
    private Instant lastTakenAt = Instant.EPOCH;

    Reconciliation(
            FleetView view,
            PlacementStore placements,
            StoreAccess store,
            Releases releases,
            DispatcherConfig config,
            InstantSource clock) {
        this.view = view;
        this.placements = placements;
        this.store = store;
        this.releases = releases;
        this.clock = clock;
        this.rule = new ReconciliationRule(config.releaseAfter(), config.confirmEvery());
    }

    /** Looks at the snapshot, if it is another than last time. */
    public synchronized void run() {
        var snapshot = view.snapshot();
        if (snapshot.takenAt().equals(lastTakenAt)) {
            return;
        }
        memory.keySet().retainAll(snapshot.nodes().keySet());
        snapshot.nodes().values().forEach(sighting -> compare(sighting, snapshot.takenAt()));
        lastTakenAt = snapshot.takenAt();
    }

    private void compare(NodeSighting sighting, Instant takenAt) {
        var node = sighting.node();
        var before = memory.getOrDefault(node, NodeMemory.NOTHING);
        if (!before.isNews(sighting.seenAt())) {
            return;
        }
        var placed = store.ask(() -> placements.on(node));
        var step = rule.compare(before, sighting, takenAt, placed, clock.instant());
        store.tell(() -> placements.settle(node, step.settle()));
        if (!step.confirm().isEmpty()) {
            store.tell(() -> placements.confirm(node, step.confirm()));
        }
        step.release().forEach(releases::asEnded);
        // Only now: what was not done, because the store went away, is found again.
        memory.put(node, step.after());
    }
}
