// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.search;

import io.ensemble.bigbluebutton.Presence;
import io.ensemble.dispatcher.DispatcherConfig;
import io.ensemble.dispatcher.NodeCalls;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.tenant.MeetingScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Asks all nodes at the same time whether they have a meeting. */
@ApplicationScoped
public class NodeSearch {

    private final FleetView view;
    private final NodeCalls calls;
    private final Duration deadline;
    private final Semaphore turns;

    NodeSearch(FleetView view, NodeCalls calls, DispatcherConfig config) {
        this.view = view;
        this.calls = calls;
        this.deadline = config.searchDeadline();
        this.turns = new Semaphore(config.searchesAtOnce(), true);
    }

    /** Where the nodes say that the meeting is. Nodes that were given up or are out of use are not asked. */
    public Whereabouts of(MeetingKey meeting) {
        if (meeting.kind() == NodeKind.JITSI) {
            // A Jitsi server cannot be asked for one room. What its census lists, polling has seen.
            return new Whereabouts.Nowhere(Set.of());
        }
        var asked = view.nodes().values().stream().filter(this::mayHaveIt).toList();
        var idOnNode = MeetingScope.onNode(meeting);
        var silent = new HashSet<String>();
        try {
            if (!turns.tryAcquire(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                asked.forEach(node -> silent.add(node.id()));
                return new Whereabouts.Nowhere(silent);
            }
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var questions = new ArrayList<Callable<Presence>>();
                asked.forEach(node -> questions.add(() -> calls.presence(node, idOnNode, deadline)));
                var words = threads.invokeAll(questions);
                for (var i = 0; i < asked.size(); i++) {
                    switch (words.get(i).get()) {
                        case THERE -> {
                            return new Whereabouts.On(asked.get(i).id());
                        }
                        case UNSAID -> silent.add(asked.get(i).id());
                        case NOT_THERE -> {}
                    }
                }
            } finally {
                turns.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            asked.forEach(node -> silent.add(node.id()));
        } catch (ExecutionException fault) {
            throw new IllegalStateException("A fault while a node was asked for a meeting", fault);
        }
        return new Whereabouts.Nowhere(silent);
    }

    private boolean mayHaveIt(Node node) {
        return node.kind() == NodeKind.BIGBLUEBUTTON
                && node.state() != NodeState.DISABLED
                && view.snapshot()
                        .of(node.id())
                        .filter(seen -> seen.health() == Health.OFFLINE)
                        .isEmpty();
    }
}
