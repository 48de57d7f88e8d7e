// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.drain;

import io.ensemble.dispatcher.DispatcherConfig;
import io.ensemble.dispatcher.ThisDispatcher;
import io.ensemble.dispatcher.state.OperatorStates;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.node.OperatorState;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.store.LeaseStore;
import io.ensemble.fleet.store.StoreAccess;
import io.ensemble.fleet.store.StoreAwayException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Sees to it that draining nodes are empty in time. Of all dispatchers one does it, so that people are told once. */
@ApplicationScoped
class Drains {

    private static final String LEASE = "drains";

    /** Rounds that may come late before another dispatcher takes over. */
    private static final int ROUNDS_IN_LEASE = 3;

    private final FleetView view;
    private final OperatorStates states;
    private final OverdueNode overdue;
    private final LeaseStore leases;
    private final StoreAccess store;
    private final InstantSource clock;
    private final Duration timeToLive;
    private final ThisDispatcher me;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private volatile boolean held;

    Drains(
            FleetView view,
            OperatorStates states,
            OverdueNode overdue,
            LeaseStore leases,
            StoreAccess store,
            ThisDispatcher me,
            DispatcherConfig config,
            InstantSource clock) {
        this.view = view;
        this.states = states;
        this.overdue = overdue;
        this.leases = leases;
        this.store = store;
        this.clock = clock;
        this.timeToLive = config.drain().every().multipliedBy(ROUNDS_IN_LEASE);
        this.me = me;
    }

    @Scheduled(every = "{ensemble.dispatcher.drain.every}", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void run() {
        try {
            var due = deadlines();
            held = !due.isEmpty()
                    && store.ask(() -> leases.hold(LEASE, me.id(), timeToLive)).isPresent();
            if (held) {
                due.forEach(this::start);
            }
        } catch (StoreAwayException told) {
            // Told once by StoreAccess. Nobody's meeting is ended while we cannot know what operators want.
        }
    }

    /** Before the way to the store is closed. */
    void stop(@Observes ShutdownEvent stopping) {
        threads.shutdownNow();
        if (!held) {
            return;
        }
        try {
            store.tell(() -> leases.giveBack(LEASE, me.id()));
        } catch (StoreAwayException expires) {
            // The lease runs out by itself.
        }
    }

    private Map<Node, OperatorState> deadlines() {
        var now = clock.instant();
        var due = new LinkedHashMap<Node, OperatorState>();
        for (var node : view.nodes().values()) {
            if (node.state() == NodeState.DRAINING && node.kind() == NodeKind.BIGBLUEBUTTON) {
                states.of(node.id())
                        .filter(said -> said.deadline().filter(now::isAfter).isPresent())
                        .ifPresent(said -> due.put(node, said));
            }
        }
        return due;
    }

    /** Nodes do not wait for each other: one that hangs takes its time. */
    private void start(Node node, OperatorState said) {
        var deadline = said.deadline().orElse(Instant.MAX);
        if (busy.add(node.id())) {
            threads.execute(() -> {
                try {
                    overdue.step(node, deadline, said);
                } catch (StoreAwayException told) {
                    // The next round goes on.
                } finally {
                    busy.remove(node.id());
                }
            });
        }
    }
}
