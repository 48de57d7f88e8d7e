// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.reconciliation;

import io.ensemble.bigbluebutton.ApiCall;
import io.ensemble.bigbluebutton.NodeReply;
import io.ensemble.bigbluebutton.NodeReply.Answered;
import io.ensemble.bigbluebutton.NodeReply.Failed;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.dispatcher.DispatcherConfig;
import io.ensemble.dispatcher.NodeHttp;
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
import java.time.Duration;
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
    private final NodeHttp http;
    private final Duration deadline;
    private final Set<Copy> underWay = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Endings(FleetView view, PlacementStore placements, StoreAccess store, NodeHttp http, DispatcherConfig config) {
        this.view = view;
        this.placements = placements;
        this.store = store;
        this.http = http;
        this.deadline = config.endDeadline();
    }

    /** Ends the copy on that node; does nothing if that is being done already. */
    void end(String node, MeetingKey meeting) {
        var copy = new Copy(node, meeting);
        if (underWay.add(copy)) {
            threads.execute(() -> {
                try {
                    view.node(node).filter(known -> isElsewhere(copy)).ifPresent(known -> end(known, meeting));
                } catch (StoreAwayException away) {
                    LOG.debug("The store went away before a copy was ended; polling will find it again", away);
                } finally {
                    underWay.remove(copy);
                }
            });
        }
    }

    // Looked up at the last moment: what was decided a while ago may have been decided otherwise since.
    private boolean isElsewhere(Copy copy) {
        return store.ask(() -> placements.find(copy.meeting()))
                .map(Placement::node)
                .filter(node -> !node.equals(copy.node()))
                .isPresent();
    }

    private void end(Node node, MeetingKey meeting) {
        var reply =
                http.client(node, deadline).get(ApiCall.END, Parameters.of("meetingID", MeetingScope.onNode(meeting)));
        LOG.warnf(
                "%s had a copy of a meeting of tenant %s that is placed elsewhere: %s",
                node.id(), meeting.tenant(), inWords(reply));
    }

    private static String inWords(NodeReply reply) {
        return switch (reply) {
            case Answered answered when answered.success() -> "ended";
            case Answered answered -> "not ended (" + answered.messageKey().replaceAll("\\W", "") + ")";
            case Failed failed -> "not ended yet (" + failed.detail() + "); it is tried again after the next poll";
        };
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
