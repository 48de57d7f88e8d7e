package io.ensemble.gateway.callback;

import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.store.EndCallbackStore;
import io.ensemble.fleet.store.EndCallbackStore.Wanted;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.store.LeaseStore;
import io.ensemble.gateway.ThisGateway;
import io.ensemble.gateway.outbox.Outbox;
import io.ensemble.gateway.store.PresentStore;
import io.ensemble.gateway.store.StoreAbsentException;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
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

    private static final Duration LEASE = Duration.ofSeconds(5);

    /** Creations that are kept for a store that is away: a busy hour of a large fleet, at a few hundred bytes each. */
    private static final int MOST_CREATIONS = 10_000;

    private record Created(MeetingKey meeting, String node, List<String> endTokens) {}

    private final EndCallbackStore store;
    private final CallbackLinks links;
    private final Reports reports;
    private final Outbox outbox;
    private final FleetView fleet;
    private final LeaseStore leases;
    private final PresentStore present;
    private final ThisGateway me;
    private final Queue<Created> notRemembered = new ArrayBlockingQueue<>(MOST_CREATIONS);

    EndWatch(
            EndCallbackStore store,
            CallbackLinks links,
            Reports reports,
            Outbox outbox,
            FleetView fleet,
            LeaseStore leases,
            PresentStore present,
            ThisGateway me) {
        this.store = store;
        this.links = links;
        this.reports = reports;
        this.outbox = outbox;
        this.fleet = fleet;
        this.leases = leases;
        this.present = present;
        this.me = me;
    }

    /**
     * A node has created the meeting. So an earlier meeting of this id is over, whether or not its node has said so.
     *
     * @param endTokens of the callbacks that the node was given
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

    private void take(Created created) {
        wanted(created.meeting()).ifPresent(earlier -> tell(created.meeting(), earlier));
        if (!created.endTokens().isEmpty()) {
            var now = new Wanted(created.node(), created.endTokens());
            present.tell(() -> store.remember(created.meeting(), now));
        }
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

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void lookForLostNodes() {
        try {
            takeTheRest();
            if (present.ask(() -> leases.hold("ends", me.id(), LEASE)).isPresent()) {
                fleet.snapshot().nodes().values().stream()
                        .filter(sighting -> sighting.health() == Health.OFFLINE)
                        .map(NodeSighting::node)
                        .forEach(this::tellOfAllOn);
            }
        } catch (StoreAbsentException away) {
            LOG.debug("The store is away; lost nodes are looked for in a second");
        }
    }

    private void takeTheRest() {
        for (var next = notRemembered.peek(); next != null; next = notRemembered.peek()) {
            take(next);
            notRemembered.poll();
        }
    }

    private void tellOfAllOn(String node) {
        for (var meeting : present.ask(() -> store.on(node))) {
            wanted(meeting)
                    .filter(wanted -> wanted.node().equals(node))
                    .ifPresentOrElse(
                            wanted -> {
                                LOG.infof(
                                        "%s is offline: telling tenant %s that a meeting is over",
                                        node, meeting.tenant());
                                tell(meeting, wanted);
                            },
                            () -> forget(meeting, new Wanted(node, List.of())));
        }
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
