package io.ensemble.gateway.meeting;

import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.placement.Placement;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.MeetingSighting;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.store.PlacementStore;
import io.ensemble.fleet.tenant.MeetingScope;
import io.ensemble.gateway.GatewayMeters;
import io.ensemble.gateway.meeting.Located.By;
import io.ensemble.gateway.placement.PlacementMemory;
import io.ensemble.gateway.store.PresentStore;
import io.ensemble.gateway.store.StoreAbsentException;
import io.ensemble.gateway.store.StoreDoubt;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Finds the node of a meeting: in the store; else where this gateway itself last knew it; else in what polling last saw;
 * and when the store is away or may have been emptied, on the nodes themselves. So running meetings are still joined while
 * everything but the nodes is down.
 */
@ApplicationScoped
public class MeetingLocator {

    private final PlacementStore placements;
    private final PresentStore store;
    private final StoreDoubt doubt;
    private final PlacementMemory memory;
    private final FleetView fleet;
    private final NodeSearch search;
    private final GatewayMeters meters;

    MeetingLocator(
            PlacementStore placements,
            PresentStore store,
            StoreDoubt doubt,
            PlacementMemory memory,
            FleetView fleet,
            NodeSearch search,
            GatewayMeters meters) {
        this.placements = placements;
        this.store = store;
        this.doubt = doubt;
        this.memory = memory;
        this.fleet = fleet;
        this.search = search;
        this.meters = meters;
    }

    /**
     * Where the meeting is. The id may also be one that the node itself gave, to the meeting or to a breakout room of it:
     * then it is found by whom the meeting belongs to, and by nobody else.
     */
    public Finding find(MeetingKey meeting) {
        var placement = stored(meeting);
        var finding = placement.isPresent() ? placed(placement.get()) : withoutPlacement(meeting);
        meters.looked(
                switch (finding) {
                    case Finding.Found(var located) -> located.by().toString();
                    case Finding.Lost() -> "lost";
                    case Finding.Nowhere() -> "nowhere";
                    case Finding.InDoubt() -> "in_doubt";
                });
        return finding;
    }

    /** Where the meeting is, if that is known here: no node is asked, and no Jitsi server can be asked for its rooms. */
    public Optional<Located> known(MeetingKey meeting) {
        return stored(meeting)
                .flatMap(placement -> placed(placement).ifFound())
                .or(() -> remembered(meeting))
                .or(() -> seen(meeting));
    }

    private Finding withoutPlacement(MeetingKey meeting) {
        return remembered(meeting)
                .or(() -> seen(meeting))
                .<Finding>map(Finding.Found::new)
                .orElseGet(() -> unheardOf(meeting));
    }

    private Optional<Placement> stored(MeetingKey meeting) {
        try {
            return store.ask(() -> placements.find(meeting));
        } catch (StoreAbsentException away) {
            return Optional.empty();
        }
    }

    private Finding placed(Placement placement) {
        var meeting = placement.meeting();
        memory.remember(meeting, placement.node());
        return holder(placement.node())
                .map(node -> Located.stored(node, MeetingScope.onNode(meeting), placement))
                .or(() -> seen(meeting))
                .<Finding>map(Finding.Found::new)
                .orElseGet(Finding.Lost::new);
    }

    // Where this gateway last knew the meeting to be, unless polling knows better.
    private Optional<Located> remembered(MeetingKey meeting) {
        var idOnNode = MeetingScope.onNode(meeting);
        var remembered = memory.find(meeting);
        var located = remembered
                .filter(at -> fleet.snapshot()
                        .of(at.node())
                        .filter(sighting -> at.isContradictedBy(sighting, idOnNode))
                        .isEmpty())
                .filter(at -> !fleet.isEnding(at.node(), idOnNode))
                .flatMap(at -> holder(at.node()))
                .map(node -> Located.known(node, idOnNode, By.MEMORY));
        if (remembered.isPresent() && located.isEmpty()) {
            memory.forget(meeting);
        }
        return located;
    }

    // The dispatcher's rule too: the meetings of a node that was given up or taken out of use are over, and may be
    // placed anew. Asking it would only make everybody wait.
    private Optional<Node> holder(String node) {
        return fleet.node(node)
                .filter(known -> known.state() != NodeState.DISABLED)
                .filter(known -> fleet.snapshot()
                        .of(known.id())
                        .map(sighting -> sighting.health() != Health.OFFLINE)
                        .orElse(true));
    }

    private Finding unheardOf(MeetingKey meeting) {
        if (!doubtful()) {
            return new Finding.Nowhere();
        }
        var finding = search.find(meeting);
        finding.ifFound()
                .ifPresent(located -> memory.remember(meeting, located.node().id()));
        return finding;
    }

    /** Whether a meeting of which the store has nothing may run all the same: it was away, or emptied, of late. */
    public boolean doubtful() {
        return doubt.inDoubt() || !isComplete();
    }

    // A store that was emptied says so, until everybody has told it what runs.
    private boolean isComplete() {
        try {
            return store.ask(placements::complete);
        } catch (StoreAbsentException away) {
            return false;
        }
    }

    private Optional<Located> seen(MeetingKey meeting) {
        var idOnNode = MeetingScope.onNode(meeting);
        return fleet.snapshot()
                .nodeWithMeeting(idOnNode, meeting.kind())
                .filter(node -> !fleet.isEnding(node, idOnNode))
                .flatMap(this::holder)
                .map(node -> Located.known(node, idOnNode, By.SNAPSHOT))
                .or(() -> seenByIdOfNode(meeting));
    }

    private Optional<Located> seenByIdOfNode(MeetingKey meeting) {
        for (var sighting : fleet.snapshot().nodes().values()) {
            if (sighting.kind() != meeting.kind()) {
                continue;
            }
            var idOnNode = sighting.meetings().stream()
                    .flatMap(seen ->
                            idOnNode(seen, meeting).stream().filter(id -> isOwner(meeting.tenant(), seen, sighting)))
                    .findFirst();
            if (idOnNode.isPresent()) {
                return idOnNode.flatMap(
                        id -> holder(sighting.node()).map(node -> Located.known(node, id, By.SNAPSHOT)));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> idOnNode(MeetingSighting seen, MeetingKey meeting) {
        var id = meeting.meetingId();
        if (seen.internalId().equals(id)) {
            return Optional.of(id);
        }
        // A breakout room has an id of the node's making, or the tenant's if it was made by create.
        var known = seen.breakout()
                && (seen.meetingId().equals(id) || seen.meetingId().equals(MeetingScope.onNode(meeting)));
        return known ? Optional.of(seen.meetingId()) : Optional.empty();
    }

    private static boolean isOwner(String tenant, MeetingSighting seen, NodeSighting sighting) {
        return sighting.roomOf(seen)
                .map(room -> MeetingScope.ofNode(room.meetingId()).tenant())
                .filter(tenant::equals)
                .isPresent();
    }
}
