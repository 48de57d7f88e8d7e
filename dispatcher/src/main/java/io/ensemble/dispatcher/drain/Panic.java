// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.drain;

import io.ensemble.bigbluebutton.Meeting;
import io.ensemble.dispatcher.EndMeters;
import io.ensemble.dispatcher.NodeCalls;
import io.ensemble.dispatcher.audit.AuditTrail;
import io.ensemble.dispatcher.audit.Reason;
import io.ensemble.dispatcher.problem.ProblemException;
import io.ensemble.dispatcher.state.OperatorStates;
import io.ensemble.fleet.audit.AuditEntry;
import io.ensemble.fleet.audit.Deed;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.node.OperatorState;
import io.ensemble.fleet.snapshot.MeetingSighting;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.store.StoreAwayException;
import io.ensemble.fleet.tenant.MeetingScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Ends all meetings of a node at once, whatever goes wrong meanwhile. */
@ApplicationScoped
class Panic {

    private static final Logger LOG = Logger.getLogger(Panic.class);

    private final FleetView view;
    private final OperatorStates states;
    private final NodeCalls calls;
    private final MeetingEnds ends;
    private final AuditTrail audit;
    private final InstantSource clock;

    Panic(
            FleetView view,
            OperatorStates states,
            NodeCalls calls,
            MeetingEnds ends,
            AuditTrail audit,
            InstantSource clock) {
        this.view = view;
        this.states = states;
        this.calls = calls;
        this.ends = ends;
        this.audit = audit;
        this.clock = clock;
    }

    /** Ends them. Empty if there is no such node; the request ends with a problem if it is one that cannot. */
    Optional<PanicAnswer> of(String id, Reason reason) {
        return view.node(id).map(node -> {
            if (node.kind() == NodeKind.JITSI) {
                throw ProblemException.conflict(
                        "no-such-call",
                        "Jitsi has no call that ends a room",
                        "Nothing was done. Cordon or drain the node so that it takes no new rooms, or disable it so that its"
                                + " rooms open elsewhere; to end its rooms, stop prosody there");
            }
            return of(node, reason);
        });
    }

    private PanicAnswer of(Node node, Reason reason) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        LOG.warnf("%s ends all meetings of node %s (%s)", reason.by(), node.id(), reason.inWords());
        var problems = new ArrayList<String>();
        cordon(node, reason, now).ifPresent(problems::add);

        var running = meetings(node, problems);
        var failed = new TreeMap<>(ends.end(node, running, EndMeters.Reason.PANIC));
        // What others placed before they knew that the node is cordoned is there by then.
        if (node.state() == NodeState.ENABLED) {
            awaitThatAllKnow();
        }
        var late = new LinkedHashSet<>(listed(calls.meetings(node)));
        running.forEach(late::remove);
        failed.putAll(ends.end(node, late, EndMeters.Reason.PANIC));

        var ended = running.size() + late.size() - failed.size();
        var what = ended + " ended, " + failed.size() + " failed";
        record(new AuditEntry(now, reason.by(), node.id(), Deed.PANIC, what, reason.why()))
                .ifPresent(problems::add);
        LOG.warnf("Of the meetings of node %s, %s", node.id(), what);
        return new PanicAnswer(
                node.id(),
                view.node(node.id()).orElse(node).state().toString(),
                ended,
                failed.entrySet().stream()
                        .map(failure -> {
                            var meeting = MeetingScope.ofNode(failure.getKey());
                            return new PanicAnswer.FailedEnd(meeting.tenant(), meeting.meetingId(), failure.getValue());
                        })
                        .toList(),
                problems.isEmpty() ? null : String.join(" ", problems));
    }

    private static void awaitThatAllKnow() {
        try {
            Thread.sleep(FleetView.KNOWN_TO_ALL);
        } catch (InterruptedException hurry) {
            // Whoever asked has gone; the second look comes early.
            Thread.currentThread().interrupt();
        }
    }

    /** Before anything else, or what is ended here would be created here again. */
    private Optional<String> cordon(Node node, Reason reason, Instant now) {
        if (node.state() != NodeState.ENABLED) {
            return Optional.empty();
        }
        try {
            states.say(
                    node.id(),
                    new OperatorState(
                            Optional.of(NodeState.CORDONED), Optional.empty(), reason.by(), reason.why(), now));
            return Optional.empty();
        } catch (StoreAwayException away) {
            return Optional.of("The store is away, so the node could not be cordoned: cordon it when it is back.");
        }
    }

    private Set<String> meetings(Node node, List<String> problems) {
        var listing = calls.meetings(node);
        if (listing instanceof NodeCalls.Listing.Unknown(var why)) {
            problems.add("The node does not tell its meetings (" + why + "); those were ended that were last seen.");
            return view.snapshot().of(node.id()).stream()
                    .flatMap(sighting -> sighting.meetings().stream())
                    .filter(meeting -> !meeting.breakout())
                    .map(MeetingSighting::meetingId)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
        return new LinkedHashSet<>(listed(listing));
    }

    private static List<String> listed(NodeCalls.Listing listing) {
        return listing instanceof NodeCalls.Listing.Known(var running)
                ? EndStep.rooms(running).stream().map(Meeting::meetingId).toList()
                : List.of();
    }

    private Optional<String> record(AuditEntry entry) {
        try {
            audit.add(entry);
            return Optional.empty();
        } catch (StoreAwayException away) {
            return Optional.of("The store is away, so this is not on record.");
        }
    }
}
