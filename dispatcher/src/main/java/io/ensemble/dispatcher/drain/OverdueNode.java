// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.drain;

import io.ensemble.bigbluebutton.Meeting;
import io.ensemble.dispatcher.DispatcherConfig;
import io.ensemble.dispatcher.EndMeters;
import io.ensemble.dispatcher.NodeCalls;
import io.ensemble.dispatcher.audit.AuditTrail;
import io.ensemble.fleet.audit.AuditEntry;
import io.ensemble.fleet.audit.Deed;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.OperatorState;
import io.ensemble.fleet.store.NoticeStore;
import io.ensemble.fleet.store.StoreAccess;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Ends the meetings of a draining node whose deadline is over: first a notice in their chat, then the end. */
@ApplicationScoped
class OverdueNode {

    private static final Logger LOG = Logger.getLogger(OverdueNode.class);

    /**
     * When a meeting that the node still lists is ended once more: a node needs some seconds to close a meeting, and some
     * more to take it off its list.
     */
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(30);

    private final NodeCalls calls;
    private final MeetingEnds ends;
    private final NoticeStore notices;
    private final StoreAccess store;
    private final AuditTrail audit;
    private final InstantSource clock;
    private final DispatcherConfig.Drain config;

    /** When each meeting was last asked to end, by node and the node's own id. */
    private final Map<String, Map<String, Instant>> asked = new ConcurrentHashMap<>();

    /** What was last told of each node, so that it is told once. */
    private final Map<String, String> lastSaid = new ConcurrentHashMap<>();

    OverdueNode(
            NodeCalls calls,
            MeetingEnds ends,
            NoticeStore notices,
            StoreAccess store,
            AuditTrail audit,
            InstantSource clock,
            DispatcherConfig config) {
        this.calls = calls;
        this.ends = ends;
        this.notices = notices;
        this.store = store;
        this.audit = audit;
        this.clock = clock;
        this.config = config.drain();
    }

    /** Does what is due by now; to be called again and again. */
    void step(Node node, Instant deadline, OperatorState said) {
        switch (calls.meetings(node)) {
            case NodeCalls.Listing.Unknown(var why) ->
                once(node, "is to be empty by now, but does not tell its meetings: " + why + ". Trying on.");
            case NodeCalls.Listing.Known(var running)
            when running.isEmpty() -> {
                asked.remove(node.id());
                lastSaid.remove(node.id());
            }
            case NodeCalls.Listing.Known(var running) -> {
                var told = store.ask(() -> notices.toldOf(node.id()));
                var due = EndStep.due(running, told, deadline, config.notice(), clock.instant());
                tell(node, due.tell());
                end(node, notAskedOfLate(node, due.end()), said);
            }
        }
    }

    private void tell(Node node, List<Meeting> meetings) {
        if (meetings.isEmpty()) {
            return;
        }
        var text = config.text()
                .replace("{seconds}", String.valueOf(config.notice().toSeconds()));
        var failed = ends.tell(node, meetings.stream().map(Meeting::meetingId).toList(), text);
        // Those too that could not be told: a chat that does not work keeps no node from its maintenance.
        var ids = meetings.stream().map(Meeting::internalId).toList();
        store.tell(() -> notices.told(node.id(), ids, clock.instant()));
        LOG.infof(
                "The deadline of node %s is over: %d meetings were told that they end in %d s%s",
                node.id(),
                meetings.size() - failed.size(),
                config.notice().toSeconds(),
                failed.isEmpty() ? "" : ", " + failed.size() + " could not be told: " + first(failed));
    }

    private void end(Node node, List<Meeting> meetings, OperatorState said) {
        if (meetings.isEmpty()) {
            return;
        }
        var failed = ends.end(node, meetings.stream().map(Meeting::meetingId).toList(), EndMeters.Reason.DRAIN);
        var now = clock.instant();
        var mine = asked.computeIfAbsent(node.id(), any -> new ConcurrentHashMap<>());
        meetings.forEach(meeting -> mine.put(meeting.internalId(), now));
        var ended = meetings.size() - failed.size();
        var what = ended + (ended == 1 ? " meeting" : " meetings") + " ended"
                + (failed.isEmpty() ? "" : ", " + failed.size() + " could not be ended: " + first(failed));
        if (ended > 0 || !what.equals(lastSaid.get(node.id()))) {
            audit.add(new AuditEntry(now, said.by(), node.id(), Deed.ENDED, what, said.why()));
        }
        once(node, "is past its deadline: " + what);
    }

    private List<Meeting> notAskedOfLate(Node node, List<Meeting> meetings) {
        var since = clock.instant().minus(AGAIN_AFTER);
        var last = asked.getOrDefault(node.id(), Map.of());
        return meetings.stream()
                .filter(meeting ->
                        last.getOrDefault(meeting.internalId(), Instant.MIN).isBefore(since))
                .toList();
    }

    private void once(Node node, String message) {
        if (!message.equals(lastSaid.put(node.id(), message))) {
            LOG.infof("Node %s %s", node.id(), message);
        }
    }

    private static String first(Map<String, String> failed) {
        return failed.values().iterator().next();
    }
}
