// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.reconciliation;

import io.ensemble.bigbluebutton.Presence;
import io.ensemble.dispatcher.NodeCalls;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.placement.Placement;
import io.ensemble.fleet.store.FleetView;
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
import org.jboss.logging.Logger;

/** Ends copies of meetings that run elsewhere. In the background, since the node may take its time. */
@ApplicationScoped
class Endings {

    private static final Logger LOG = Logger.getLogger(Endings.class);

    private record Copy(String node, MeetingKey meeting) {}

    private final FleetView view;
    private final PlacementStore placements;
    private final StoreAccess store;
    private final NodeCalls calls;
    private final Set<Copy> underWay = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Endings(FleetView view, PlacementStore placements, StoreAccess store, NodeCalls calls) {
        this.view = view;
        this.placements = placements;
        this.store = store;
        this.calls = calls;
    }

    /** Ends the copy on that node; does nothing if that is being done already. */
    void end(String node, MeetingKey meeting) {
        var copy = new Copy(node, meeting);
        if (underWay.add(copy)) {
            threads.execute(() -> {
                try {
                    view.node(node).filter(known -> runsElsewhere(copy)).ifPresent(known -> end(known, meeting));
                } catch (StoreAwayException away) {
                    LOG.debug("The store went away before a copy was ended; polling will find it again", away);
                } finally {
                    underWay.remove(copy);
                }
            });
        }
    }

    // Looked up at the last moment, and asked of the node that keeps the meeting: its copy may be ended by now, and
    // nobody
    // is to be left with none.
    private boolean runsElsewhere(Copy copy) {
        return store.ask(() -> placements.find(copy.meeting()))
                .map(Placement::node)
                .filter(node -> !node.equals(copy.node()))
                .flatMap(view::node)
                .filter(node -> calls.presence(node, MeetingScope.onNode(copy.meeting())) == Presence.THERE)
                .isPresent();
    }

    private void end(Node node, MeetingKey meeting) {
        var result = calls.end(node, MeetingScope.onNode(meeting))
                .map(problem -> "not ended yet (" + problem + "); it is tried again after the next poll")
                .orElse("ended");
        LOG.warnf(
                "%s had a copy of a meeting of tenant %s that runs elsewhere: %s", node.id(), meeting.tenant(), result);
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
