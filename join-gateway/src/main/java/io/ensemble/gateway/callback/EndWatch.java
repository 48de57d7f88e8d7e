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
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
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

    private final EndCallbackStore store;
    private final CallbackLinks links;
    private final Reports reports;
    private final Outbox outbox;
    private final FleetView fleet;
    private final LeaseStore leases;
    private final ThisGateway me;

    EndWatch(
            EndCallbackStore store,
            CallbackLinks links,
            Reports reports,
            Outbox outbox,
            FleetView fleet,
            LeaseStore leases,
            ThisGateway me) {
        this.store = store;
        this.links = links;
        this.reports = reports;
        this.outbox = outbox;
        this.fleet = fleet;
        this.leases = leases;
        this.me = me;
    }

    /**
     * A node has created the meeting. So an earlier meeting of this id is over, whether or not its node has said so.
     *
     * @param endTokens of the callbacks that the node was given
     */
    public void created(MeetingKey meeting, String node, List<String> endTokens) {
        try {
            store.find(meeting).ifPresent(earlier -> tell(meeting, earlier));
            if (!endTokens.isEmpty()) {
                store.remember(meeting, new Wanted(node, endTokens));
            }
        } catch (RuntimeException storeAway) {
            // The meeting runs, which counts for more than the word of its end, should its node die before.
            LOG.warnf(
                    "It could not be remembered who wants to hear of a meeting's end (%s)",
                    storeAway.getClass().getSimpleName());
        }
    }

    /** The node has told itself. */
    void told(MeetingKey meeting, String token) {
        store.find(meeting).filter(wanted -> wanted.tokens().contains(token)).ifPresent(wanted -> {
            var others = wanted.tokens().stream()
                    .filter(other -> !other.equals(token))
                    .toList();
            if (others.isEmpty()) {
                store.forget(meeting, wanted);
            } else {
                store.remember(meeting, new Wanted(wanted.node(), others));
            }
        });
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void lookForLostNodes() {
        try {
            if (leases.hold("ends", me.id(), LEASE).isPresent()) {
                fleet.snapshot().nodes().values().stream()
                        .filter(sighting -> sighting.health() == Health.OFFLINE)
                        .map(NodeSighting::node)
                        .forEach(this::tellOfAllOn);
            }
        } catch (RuntimeException storeAway) {
            LOG.debug("The store does not answer; lost nodes are looked for in a second", storeAway);
        }
    }

    private void tellOfAllOn(String node) {
        for (var meeting : store.on(node)) {
            store.find(meeting)
                    .filter(wanted -> wanted.node().equals(node))
                    .ifPresentOrElse(
                            wanted -> {
                                LOG.infof(
                                        "%s is offline: telling tenant %s that a meeting is over",
                                        node, meeting.tenant());
                                tell(meeting, wanted);
                            },
                            () -> store.forget(meeting, new Wanted(node, List.of())));
        }
    }

    // First told, then forgotten: whoever dies in between tells again, and the outbox takes it once.
    private void tell(MeetingKey meeting, Wanted wanted) {
        for (var token : wanted.tokens()) {
            links.read(token).ifPresent(this::tell);
        }
        store.forget(meeting, wanted);
    }

    private void tell(CallbackLink link) {
        if (reports.ended(link, NOTHING_MARKED) instanceof NodeReport.Genuine(var callback, var event)) {
            outbox.put(callback, link.url(), event);
        }
    }
}
