// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.reconciliation;

import io.ensemble.bigbluebutton.Presence;
import io.ensemble.dispatcher.NodeCalls;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.placement.Placement;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.store.LostMeetingStore;
import io.ensemble.fleet.store.PlacementStore;
import io.ensemble.fleet.store.StoreAccess;
import io.ensemble.fleet.store.StoreAwayException;
import io.ensemble.fleet.tenant.MeetingScope;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/** Ends copies of meetings on one node, which run elsewhere or are over. In the background, since the node may take its time. */
@ApplicationScoped
class Endings {

    private static final Logger LOG = Logger.getLogger(Endings.class);

    private record Copy(String node, MeetingKey meeting) {}

    private final FleetView view;
    private final PlacementStore placements;
    private final LostMeetingStore losses;
    private final StoreAccess store;
    private final NodeCalls calls;
    private final Set<Copy> underWay = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Endings(FleetView view, PlacementStore placements, LostMeetingStore losses, StoreAccess store, NodeCalls calls) {
        this.view = view;
        this.placements = placements;
        this.losses = losses;
        this.store = store;
        this.calls = calls;
    }

    /** Ends the copy on that node of a meeting that runs elsewhere; does nothing if that is being done already. */
    void endCopy(String node, MeetingKey meeting) {
        end(new Copy(node, meeting), this::runsElsewhere, "that runs elsewhere");
    }

    /** Ends what a node came back with and somebody has ended since; does nothing if that is being done already. */
    void endOver(String node, MeetingKey meeting) {
        end(new Copy(node, meeting), this::isOver, "that was ended while it was away");
    }

    private void end(Copy copy, Predicate<Copy> toGo, String which) {
        if (underWay.add(copy)) {
            threads.execute(() -> {
                try {
                    view.node(copy.node()).filter(known -> toGo.test(copy)).ifPresent(known -> end(known, copy, which));
                } catch (StoreAwayException away) {
                    LOG.debug("The store went away before a copy was ended; polling will find it again", away);
                } finally {
                    underWay.remove(copy);
                }
            });
        }
    }

    // Looked up at the last moment, and asked of the node that keeps the meeting: its copy may be ended by now, and
    // nobody is to be left with none.
    private boolean runsElsewhere(Copy copy) {
        return store.ask(() -> placements.find(copy.meeting()))
                .map(Placement::node)
                .filter(node -> !node.equals(copy.node()))
                .flatMap(view::node)
                .filter(node -> calls.presence(node, MeetingScope.onNode(copy.meeting())) == Presence.THERE)
                .isPresent();
    }

    // Looked up at the last moment: if somebody has asked for it since, and was led there, it is not lost any more.
    private boolean isOver(Copy copy) {
        return store.ask(() -> losses.on(copy.node())).endedSince().contains(copy.meeting());
    }

    private void end(Node node, Copy copy, String which) {
        var result = calls.end(node, MeetingScope.onNode(copy.meeting()))
                .map(problem -> "not ended yet (" + problem + "); it is tried again after the next poll")
                .orElse("ended");
        LOG.warnf(
                "%s had a copy of a meeting of tenant %s %s: %s",
                node.id(), copy.meeting().tenant(), which, result);
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
