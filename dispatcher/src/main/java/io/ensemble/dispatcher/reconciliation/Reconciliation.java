package io.ensemble.dispatcher.reconciliation;

import io.ensemble.dispatcher.DispatcherConfig;
import io.ensemble.dispatcher.placement.Releases;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.store.PlacementStore;
import io.ensemble.fleet.store.StoreAccess;
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
        memory.keySet().stream()
                .filter(node -> !snapshot.nodes().containsKey(node))
                .forEach(this::giveUp);
        memory.keySet().retainAll(snapshot.nodes().keySet());
        snapshot.nodes().values().forEach(sighting -> compare(sighting, snapshot.takenAt()));
        lastTakenAt = snapshot.takenAt();
    }

    // Nobody is led to a node that is gone or given up, so its meetings must not count against their tenant's limit.
    // Should it come back with them, polling finds them there.
    private void giveUp(String node) {
        store.ask(() -> placements.on(node)).forEach(releases::asLost);
    }

    private void compare(NodeSighting sighting, Instant takenAt) {
        var node = sighting.node();
        if (sighting.health() == Health.OFFLINE) {
            giveUp(node);
            return;
        }
        var before = memory.getOrDefault(node, NodeMemory.NOTHING);
        if (!before.isNews(sighting.seenAt())) {
            return;
        }
        var placed = store.ask(() -> placements.on(node));
        var step = rule.compare(before, sighting, takenAt, placed, clock.instant());
        store.tell(() -> placements.settle(node, step.settle()));
        if (!step.confirm().isEmpty()) {
            store.tell(() -> placements.confirm(node, step.confirm(), clock.instant()));
        }
        step.release().forEach(releases::asEnded);
        // Only now: what was not done, because the store went away, is found again.
        memory.put(node, step.after());
    }
}
