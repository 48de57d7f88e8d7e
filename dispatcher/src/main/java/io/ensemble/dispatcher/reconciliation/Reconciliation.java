// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.reconciliation;

import io.ensemble.dispatcher.DispatcherConfig;
import io.ensemble.dispatcher.ThisDispatcher;
import io.ensemble.dispatcher.placement.Releases;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.snapshot.Snapshot;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.store.LeaseStore;
import io.ensemble.fleet.store.LostMeetingStore;
import io.ensemble.fleet.store.PlacementStore;
import io.ensemble.fleet.store.StoreAccess;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Brings the placements in line with what nodes say that they run. One dispatcher does so at a time: two that look at
 * snapshots of different age could end both copies of a meeting.
 */
@ApplicationScoped
public class Reconciliation {

    private static final Logger LOG = Logger.getLogger(Reconciliation.class);

    private static final String LEASE = "reconciliation";

    /** Renewed each second; three missed ones mean that its holder is gone. */
    private static final Duration LEASE_TIME = Duration.ofSeconds(3);

    private final FleetView view;
    private final PlacementStore placements;
    private final LostMeetingStore losses;
    private final LeaseStore leases;
    private final StoreAccess store;
    private final Releases releases;
    private final Healing healing;
    private final ThisDispatcher me;
    private final InstantSource clock;
    private final ReconciliationRule rule;

    private final Map<String, NodeMemory> memory = new HashMap<>();
    private final PlacementCounts counts;
    private final Completeness completeness;
    private final IncompleteSince incomplete;

    Reconciliation(
            FleetView view,
            PlacementStore placements,
            LostMeetingStore losses,
            LeaseStore leases,
            StoreAccess store,
            Releases releases,
            Healing healing,
            PlacementCounts counts,
            IncompleteSince incomplete,
            ThisDispatcher me,
            DispatcherConfig config,
            InstantSource clock) {
        this.view = view;
        this.placements = placements;
        this.losses = losses;
        this.leases = leases;
        this.store = store;
        this.releases = releases;
        this.healing = healing;
        this.counts = counts;
        this.incomplete = incomplete;
        this.me = me;
        this.clock = clock;
        this.completeness = new Completeness(config.forgetSilentAfter());
        this.rule = new ReconciliationRule(
                config.releaseAfter(),
                config.confirmEvery(),
                config.reserveAtMost(),
                new RoomPatience(config.jitsi().unopenedAfter(), config.jitsi().unseenAfter()));
    }

    /** Looks at what is new in the snapshot. */
    public synchronized void run() {
        if (store.ask(() -> leases.hold(LEASE, me.id(), LEASE_TIME)).isEmpty()) {
            // Whoever takes over starts afresh, and needs two looks for what needs two looks.
            memory.clear();
            counts.keep(Set.of());
            incomplete.over();
            return;
        }
        var snapshot = view.snapshot();
        var complete = store.ask(placements::complete);
        memory.keySet().stream()
                .filter(node -> !snapshot.nodes().containsKey(node))
                .forEach(this::giveUp);
        memory.keySet().retainAll(snapshot.nodes().keySet());
        var disabled = view.nodes().values().stream()
                .filter(node -> node.state() == NodeState.DISABLED)
                .map(Node::id)
                .collect(Collectors.toSet());
        // Another dispatcher may have led when the node was disabled.
        disabled.forEach(this::giveUp);
        memory.keySet().removeAll(disabled);
        counts.keep(snapshot.nodes().keySet());
        snapshot.nodes().values().stream()
                .filter(sighting -> !disabled.contains(sighting.node()))
                .forEach(sighting -> compare(sighting, snapshot.takenAt(), complete));
        if (complete) {
            incomplete.over();
        } else {
            complete(snapshot);
        }
    }

    private void complete(Snapshot snapshot) {
        var since = store.ask(() -> placements.incompleteSince(clock.instant()));
        if (!completeness.look(since, view.nodes().values(), snapshot)) {
            incomplete.note(since, completeness.silent());
        } else {
            store.tell(() -> placements.declareComplete(clock.instant()));
            incomplete.over();
            LOG.info("All nodes have told what they run: every running meeting has its placement in the store");
        }
    }

    // Nobody is led to a node that is gone or given up, so its meetings must not count against their tenant's limit.
    // Should it come back with them, polling finds them there.
    private void giveUp(String node) {
        var lost = store.ask(() -> placements.on(node));
        lost.forEach(releases::asLost);
        counts.note(node, 0);
        if (!lost.isEmpty()) {
            LOG.warnf(
                    "%s is given up, and %d meetings with it: they start elsewhere when asked for", node, lost.size());
        }
    }

    private void compare(NodeSighting sighting, Instant takenAt, boolean complete) {
        var node = sighting.node();
        if (sighting.health() == Health.OFFLINE) {
            giveUp(node);
            // What it answered before says nothing of what it has when it comes back.
            memory.remove(node);
            return;
        }
        var before = memory.getOrDefault(node, NodeMemory.NOTHING);
        if (!before.isNews(sighting.seenAt())) {
            return;
        }
        var placed = store.ask(() -> placements.on(node));
        var lost = store.ask(() -> losses.on(node));
        var step = rule.compare(
                before, sighting, takenAt, placed, meeting -> !complete || lost.contains(meeting), clock.instant());
        store.tell(() -> placements.settle(node, step.settle()));
        if (!step.confirm().isEmpty()) {
            store.tell(() -> placements.confirm(node, step.confirm(), clock.instant()));
        }
        step.release().forEach(releases::asEnded);
        counts.note(node, placed.size() - step.release().size());
        step.strangers().forEach(meeting -> healing.heal(meeting, sighting, lost));
        if (sighting.listsMeetings()) {
            store.tell(() -> losses.forget(node, gone(lost, sighting)));
        }
        // Only now: what was not done, because the store went away, is found again.
        memory.put(node, step.after());
    }

    private static Set<MeetingKey> gone(Set<MeetingKey> lost, NodeSighting sighting) {
        var running = ReconciliationRule.running(sighting);
        return lost.stream().filter(meeting -> !running.contains(meeting)).collect(Collectors.toSet());
    }
}
