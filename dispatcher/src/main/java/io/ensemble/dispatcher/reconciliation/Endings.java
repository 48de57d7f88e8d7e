// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.reconciliation;

import io.ensemble.dispatcher.DispatcherConfig;
import io.ensemble.dispatcher.EndMeters;
import io.ensemble.dispatcher.EndMeters.Reason;
import io.ensemble.dispatcher.NodeCalls;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.placement.Placement;
import io.ensemble.fleet.store.EndingStore;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.store.PlacementStore;
import io.ensemble.fleet.store.StoreAccess;
import io.ensemble.fleet.store.StoreAwayException;
import io.ensemble.fleet.tenant.MeetingScope;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/** Ends what a node should not run: copies of meetings. In the background, since the node may take its time. */
@ApplicationScoped
class Endings {

    private static final Logger LOG = Logger.getLogger(Endings.class);

    /** For so long a node may list what it has ended. */
    private static final Duration CLOSING = Duration.ofSeconds(10);

    private record Copy(String node, MeetingKey meeting) {}

    private final FleetView view;
    private final PlacementStore placements;
    private final EndingStore announced;
    private final StoreAccess store;
    private final NodeCalls calls;
    private final EndMeters meters;
    private final InstantSource clock;
    private final Semaphore turns;
    private final Set<Copy> underWay = ConcurrentHashMap.newKeySet();
    private final Map<Copy, Instant> ended = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Endings(
            FleetView view,
            PlacementStore placements,
            EndingStore announced,
            StoreAccess store,
            NodeCalls calls,
            EndMeters meters,
            DispatcherConfig config,
            InstantSource clock) {
        this.view = view;
        this.placements = placements;
        this.announced = announced;
        this.store = store;
        this.calls = calls;
        this.meters = meters;
        this.clock = clock;
        this.turns = new Semaphore(config.endsAtOnce());
    }

    /** Ends the copy on that node of a meeting that runs elsewhere; does nothing if that is being done, or was just now. */
    void endCopy(String node, MeetingKey meeting) {
        var copy = new Copy(node, meeting);
        begin(copy, () -> end(copy, this::runsElsewhere, Reason.COPY));
    }

    /** Ends what a node came back with after it was ended; does nothing if that is being done, or was just now. */
    void endOver(String node, MeetingKey meeting) {
        var copy = new Copy(node, meeting);
        begin(copy, () -> {
            // First nobody is led there any more.
            store.tell(() -> announced.begin(node, List.of(MeetingScope.onNode(meeting))));
            Thread.sleep(FleetView.KNOWN_TO_ALL);
            end(copy, this::isNotAskedForAgain, Reason.OVER);
        });
    }

    private interface Work {

        void run() throws InterruptedException;
    }

    private void begin(Copy copy, Work work) {
        var now = clock.instant();
        ended.values().removeIf(at -> at.plus(CLOSING).isBefore(now));
        if (ended.containsKey(copy) || !underWay.add(copy)) {
            return;
        }
        threads.execute(() -> {
            try {
                work.run();
            } catch (StoreAwayException away) {
                LOG.debug("The store went away before a copy was ended; polling will find it again", away);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            } finally {
                underWay.remove(copy);
            }
        });
    }

    private void end(Copy copy, Predicate<Copy> toGo, Reason reason) throws InterruptedException {
        turns.acquire();
        try {
            view.node(copy.node()).filter(known -> toGo.test(copy)).ifPresent(known -> end(known, copy, reason));
        } finally {
            turns.release();
        }
    }

    // Looked up at the last moment, and asked of both nodes: the copy that is to stay may be ended by now, and nobody
    // is to
    // be left with none; or both are one server, and there is no copy.
    private boolean runsElsewhere(Copy copy) {
        var idOnNode = MeetingScope.onNode(copy.meeting());
        return store.ask(() -> placements.find(copy.meeting()))
                .map(Placement::node)
                .filter(node -> !node.equals(copy.node()))
                .flatMap(view::node)
                .flatMap(node -> calls.internalId(node, idOnNode))
                .filter(there -> there.isEmpty() || !isInternalId(there, copy))
                .isPresent();
    }

    private boolean isInternalId(String id, Copy copy) {
        return view.node(copy.node())
                .flatMap(node -> calls.internalId(node, MeetingScope.onNode(copy.meeting())))
                .filter(id::equals)
                .isPresent();
    }

    // Whoever asked for the meeting again before, and was led there, keeps it.
    private boolean isNotAskedForAgain(Copy copy) {
        return store.ask(() -> placements.find(copy.meeting()))
                .filter(placement -> placement.node().equals(copy.node()))
                .isEmpty();
    }

    private void end(Node node, Copy copy, Reason reason) {
        var problem = calls.end(node, MeetingScope.onNode(copy.meeting()));
        meters.count(reason, problem.isEmpty());
        if (problem.isEmpty()) {
            ended.put(copy, clock.instant());
        }
        var result = problem.map(what -> "not ended yet (" + what + "); it is tried again after the next poll")
                .orElse("ended");
        LOG.warnf(
                "%s had a copy of a meeting of tenant %s %s: %s",
                node.id(), copy.meeting().tenant(), inWords(reason), result);
    }

    private static String inWords(Reason reason) {
        return reason == Reason.OVER ? "that was ended while it was away" : "that runs elsewhere";
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
