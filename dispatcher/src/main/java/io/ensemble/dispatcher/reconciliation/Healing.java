// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.reconciliation;

import io.ensemble.dispatcher.Meters;
import io.ensemble.dispatcher.discovery.Discovery;
import io.ensemble.dispatcher.placement.NodeInView;
import io.ensemble.dispatcher.placement.Releases;
import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.node.NodeOrigin;
import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.placement.Placement;
import io.ensemble.fleet.snapshot.MeetingSighting;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.store.EndRequestStore;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.store.LostMeetingStore;
import io.ensemble.fleet.store.PlacementStore;
import io.ensemble.fleet.store.StoreAccess;
import io.ensemble.fleet.tenant.MeetingScope;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Takes care of meetings that run where no placement says so. They are adopted; unless it is a copy of one that runs elsewhere,
 * then one of the two is ended; or one that its node was given up with, and that somebody has ended since.
 */
@Startup // so that its meters are there before the first stranger
@ApplicationScoped
class Healing {

    private static final Logger LOG = Logger.getLogger(Healing.class);

    /** A create takes up to 8 s (ensemble.gateway.nodes.create-deadline), a poll round 2 s. */
    private static final Duration BEFORE_LISTED = Duration.ofSeconds(12);

    /** What the store's clock may differ from the one of its replica that takes over. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(5);

    private final FleetView view;
    private final Discovery discovery;
    private final PlacementStore placements;
    private final LostMeetingStore losses;
    private final EndRequestStore endRequests;
    private final StoreAccess store;
    private final Releases releases;
    private final Endings endings;
    private final SplitRooms split;
    private final InstantSource clock;
    private final Counter adopted;
    private final Counter twins;
    private final Copies copies = new Copies(BEFORE_LISTED);
    private final Set<String> toldOfNames = new HashSet<>();

    Healing(
            FleetView view,
            Discovery discovery,
            PlacementStore placements,
            LostMeetingStore losses,
            EndRequestStore endRequests,
            StoreAccess store,
            Releases releases,
            Endings endings,
            SplitRooms split,
            InstantSource clock,
            MeterRegistry registry) {
        this.view = view;
        this.discovery = discovery;
        this.placements = placements;
        this.losses = losses;
        this.endRequests = endRequests;
        this.store = store;
        this.releases = releases;
        this.endings = endings;
        this.split = split;
        this.clock = clock;
        this.adopted = Counter.builder(Meters.ADOPTED)
                .description("Meetings that ran without a placement and were given one")
                .register(registry);
        this.twins = Counter.builder(Meters.TWINS)
                .description("Copies of a meeting that ran on two nodes, found and ended")
                .register(registry);
    }

    /**
     * Takes care of one meeting.
     *
     * @param sighting the node where it runs
     * @param lost the meetings that were given up with that node
     */
    void heal(MeetingKey meeting, NodeSighting sighting, Set<MeetingKey> lost) {
        sighting.meeting(MeetingScope.onNode(meeting))
                .ifPresent(here -> heal(meeting, sighting.node(), here, lost.contains(meeting)));
    }

    private void heal(MeetingKey meeting, String node, MeetingSighting here, boolean lostHere) {
        if (lostHere && wasEnded(meeting, here)) {
            endings.endOver(node, meeting);
            return;
        }
        if (view.isEnding(node, here.meetingId())) {
            return;
        }
        store.ask(() -> placements.find(meeting))
                .ifPresentOrElse(
                        placement -> {
                            if (!placement.node().equals(node)) {
                                heal(placement, node, here, lostHere);
                            }
                        },
                        () -> adopt(meeting, node));
    }

    // A meeting of that id that began later than the end was asked for is another one. Both are measured back from now,
    // each by its own clock, the store's and the node's: that one of them is wrong does no harm.
    private boolean wasEnded(MeetingKey meeting, MeetingSighting here) {
        return store.ask(() -> endRequests.ago(meeting))
                .filter(ago -> here.age().compareTo(ago.plus(CLOCKS_DIFFER)) > 0)
                .isPresent();
    }

    private void heal(Placement placement, String node, MeetingSighting here, boolean lostHere) {
        var meeting = placement.meeting();
        var other = holder(placement.node());
        if (other.filter(holder -> !holder.listsMeetings()).isPresent()) {
            // A Jitsi node that does not name its rooms may have this one, or not.
            return;
        }
        if (areOneServer(placement.node(), node)) {
            healNames(placement, node);
            return;
        }
        var verdict = copies.judge(here, lostHere, placement, other, clock.instant());
        if (meeting.kind() == NodeKind.JITSI) {
            healRoom(placement, node, verdict, other.isEmpty());
            return;
        }
        switch (verdict) {
            case MOVE_HERE -> moveHere(placement, node, other.isEmpty());
            case END_OTHER -> {
                if (move(placement, node)) {
                    twins.increment();
                    endings.endCopy(placement.node(), meeting);
                }
            }
            case END_HERE -> {
                twins.increment();
                endings.endCopy(node, meeting);
            }
            case SAME_SERVER -> healNames(placement, node);
            case WAIT -> {}
        }
    }

    /** Neither copy can be ended; people are led to where more of them are. */
    private void healRoom(Placement placement, String node, Copies.Verdict verdict, boolean otherIsGone) {
        switch (verdict) {
            case MOVE_HERE -> moveHere(placement, node, otherIsGone);
            case END_OTHER -> {
                if (move(placement, node)) {
                    split.found(placement.meeting(), node, placement.node());
                }
            }
            case END_HERE -> split.found(placement.meeting(), placement.node(), node);
            case SAME_SERVER, WAIT -> {}
        }
    }

    private boolean areOneServer(String one, String other) {
        return view.node(one)
                .flatMap(node -> view.node(other).filter(node::isSameServerAs))
                .isPresent();
    }

    private boolean isLeaving(String node) {
        return discovery.origin(node).filter(NodeOrigin::hasLeft).isPresent();
    }

    /** Its meetings are at home under the name that stays. */
    private void healNames(Placement placement, String node) {
        if (isLeaving(node)) {
            return;
        }
        if (isLeaving(placement.node())) {
            move(placement, node);
        } else if (toldOfNames.add(placement.node() + " " + node)) {
            LOG.warnf(
                    "%s and %s are one server: the meetings of the one run on the other too. Take one of them out of the"
                            + " fleet; until then it is given twice its load",
                    placement.node(), node);
        }
    }

    private void moveHere(Placement placement, String node, boolean otherIsGone) {
        if (otherIsGone) {
            store.tell(() -> losses.lose(placement.meeting(), placement.node()));
        }
        move(placement, node);
    }

    private void adopt(MeetingKey meeting, String node) {
        if (store.ask(() -> placements.adopt(meeting, node, clock.instant()))) {
            adopted.increment();
            LOG.infof("%s runs a meeting of tenant %s that had no placement: it has one now", node, meeting.tenant());
        }
    }

    private boolean move(Placement placement, String node) {
        var moved = store.ask(() -> placements.move(placement, node, clock.instant()));
        if (moved) {
            releases.dropTraces(placement);
            LOG.infof(
                    "A meeting of tenant %s was placed on %s but runs on %s: its placement was moved",
                    placement.meeting().tenant(), placement.node(), node);
        }
        return moved;
    }

    private Optional<NodeSighting> holder(String node) {
        return view.node(node)
                .map(known -> new NodeInView(known, view.snapshot().of(node)))
                .filter(NodeInView::holdsMeetings)
                .flatMap(NodeInView::sighting);
    }
}
