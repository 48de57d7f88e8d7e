package io.ensemble.gateway.callback;

import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.store.EndCallbackStore;
import io.ensemble.fleet.store.EndCallbackStore.Wanted;
import io.ensemble.gateway.outbox.Outbox;
import io.ensemble.gateway.store.PresentStore;
import io.ensemble.gateway.store.StoreAbsentException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import org.jboss.logging.Logger;

/**
 * Tells of the end of meetings whose node cannot do so any more. What the node tells after all, late, is known to the
 * outbox by then, and not sent twice.
 */
@ApplicationScoped
public class EndWatch {

    private static final Logger LOG = Logger.getLogger(EndWatch.class);

    /** A server that dies cannot tell whether anybody pressed the button to mark a recording. */
    private static final Parameters NOTHING_MARKED = Parameters.of("recordingmarks", "false");

    /** Creations that are kept for a store that is away: a busy hour of a large fleet, at a few hundred bytes each. */
    private static final int MOST_CREATIONS = 10_000;

    private record Created(MeetingKey meeting, String node, List<String> endTokens) {}

    private final EndCallbackStore store;
    private final CallbackLinks links;
    private final Reports reports;
    private final Outbox outbox;
    private final PresentStore present;
    private final Queue<Created> notRemembered = new ArrayBlockingQueue<>(MOST_CREATIONS);

    EndWatch(EndCallbackStore store, CallbackLinks links, Reports reports, Outbox outbox, PresentStore present) {
        this.store = store;
        this.links = links;
        this.reports = reports;
        this.outbox = outbox;
        this.present = present;
    }

    /**
     * A node has created the meeting, now or a while ago. So an earlier meeting of this id is over, whether or not its node
     * has said so.
     *
     * @param endTokens of the callbacks that the node was given; they differ for each creation
     */
    public void created(MeetingKey meeting, String node, List<String> endTokens) {
        var created = new Created(meeting, node, endTokens);
        try {
            take(created);
        } catch (StoreAbsentException away) {
            // The meeting runs, which counts for more. When the store is back, it is told; beyond the limit it is not.
            notRemembered.offer(created);
        }
    }

    /** Whether it is remembered whom to tell of the meeting's end on that node; or the store cannot be asked. */
    public boolean remembers(MeetingKey meeting, String node) {
        try {
            return wanted(meeting).filter(wanted -> wanted.node().equals(node)).isPresent();
        } catch (StoreAbsentException away) {
            return true;
        }
    }

    private void take(Created created) {
        var meeting = created.meeting();
        var now = new Wanted(created.node(), created.endTokens());
        var earlier = wanted(meeting);
        var same = earlier.filter(known -> !Collections.disjoint(known.tokens(), now.tokens()));
        if (same.filter(known -> holds(known, now)).isPresent()) {
            return;
        }
        if (same.isEmpty()) {
            earlier.ifPresent(over -> tell(meeting, over));
        }
        if (!now.tokens().isEmpty()) {
            present.tell(() -> store.remember(meeting, now));
        }
        // The same creation under another name of its node.
        same.filter(known -> !known.node().equals(now.node())).ifPresent(known -> forget(meeting, known));
    }

    private static boolean holds(Wanted known, Wanted now) {
        return known.node().equals(now.node()) && known.tokens().containsAll(now.tokens());
    }

    /** The node has told itself. */
    void told(MeetingKey meeting, String token) {
        wanted(meeting)
                .filter(wanted -> wanted.tokens().contains(token))
                .ifPresent(wanted -> settle(meeting, wanted, token));
    }

    private void settle(MeetingKey meeting, Wanted wanted, String token) {
        var others =
                wanted.tokens().stream().filter(other -> !other.equals(token)).toList();
        if (others.isEmpty()) {
            forget(meeting, wanted);
        } else {
            present.tell(() -> store.remember(meeting, new Wanted(wanted.node(), others)));
        }
    }

    private Optional<Wanted> wanted(MeetingKey meeting) {
        return present.ask(() -> store.find(meeting));
    }

    private void forget(MeetingKey meeting, Wanted wanted) {
        present.tell(() -> store.forget(meeting, wanted));
    }

    /** What came while the store was away. */
    void takeTheRest() {
        for (var next = notRemembered.peek(); next != null; next = notRemembered.peek()) {
            take(next);
            notRemembered.poll();
        }
    }

    /**
     * The meeting is over on that node, which has not told and cannot.
     *
     * @param why for a log, in words that follow the node's name
     */
    void tellOf(MeetingKey meeting, String node, String why) {
        wanted(meeting)
                .filter(wanted -> wanted.node().equals(node))
                .ifPresentOrElse(
                        wanted -> {
                            LOG.infof("%s %s: telling tenant %s that a meeting is over", node, why, meeting.tenant());
                            tell(meeting, wanted);
                        },
                        () -> forget(meeting, new Wanted(node, List.of())));
    }

    // First told, then forgotten: whoever dies in between tells again, and the outbox takes it once.
    private void tell(MeetingKey meeting, Wanted wanted) {
        for (var token : wanted.tokens()) {
            links.read(token).ifPresent(this::tell);
        }
        forget(meeting, wanted);
    }

    private void tell(CallbackLink link) {
        if (reports.ended(link, NOTHING_MARKED) instanceof NodeReport.Genuine(var callback, var event)) {
            outbox.put(callback, link.url(), event);
        }
    }
}
