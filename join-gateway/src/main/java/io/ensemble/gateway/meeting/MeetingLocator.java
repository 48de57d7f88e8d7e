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
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Finds the node of a meeting: in the store, or, when the store is gone or was emptied, in what polling last saw. So
 * running meetings are still joined while everything but the nodes is down.
 */
@ApplicationScoped
public class MeetingLocator {

    private static final Logger LOG = Logger.getLogger(MeetingLocator.class);

    private final PlacementStore placements;
    private final FleetView fleet;

    MeetingLocator(PlacementStore placements, FleetView fleet) {
        this.placements = placements;
        this.fleet = fleet;
    }

    /**
     * Where the meeting is; empty if nobody knows it. The id may also be one that the node itself gave, to the
     * meeting or to a breakout room of it: then it is found by whom the meeting belongs to, and by nobody else.
     */
    public Optional<Located> find(MeetingKey meeting) {
        return placed(meeting).or(() -> seen(meeting)).or(() -> seenByIdOfNode(meeting));
    }

    private Optional<Located> placed(MeetingKey meeting) {
        return stored(meeting)
                .flatMap(placement -> holder(placement.node())
                        .map(node -> new Located(node, MeetingScope.onNode(meeting), Optional.of(placement))));
    }

    private Optional<Placement> stored(MeetingKey meeting) {
        try {
            return placements.find(meeting);
        } catch (RuntimeException storeAway) {
            LOG.warnf(
                    "The store does not answer (%s); using the last snapshot",
                    storeAway.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    // The dispatcher's rule too: the meetings of a node that was given up or taken out of use are over, and may be
    // placed
    // anew. Asking it would only make everybody wait.
    private Optional<Node> holder(String node) {
        return fleet.node(node)
                .filter(known -> known.state() != NodeState.DISABLED)
                .filter(known -> fleet.snapshot()
                        .of(known.id())
                        .map(sighting -> sighting.health() != Health.OFFLINE)
                        .orElse(true));
    }

    private Optional<Located> seen(MeetingKey meeting) {
        var idOnNode = MeetingScope.onNode(meeting);
        return fleet.snapshot()
                .nodeWithMeeting(idOnNode)
                .flatMap(this::holder)
                .map(node -> new Located(node, idOnNode, Optional.empty()));
    }

    private Optional<Located> seenByIdOfNode(MeetingKey meeting) {
        for (var sighting : fleet.snapshot().nodes().values()) {
            var idOnNode = sighting.meetings().stream()
                    .flatMap(seen ->
                            idOnNode(seen, meeting).stream().filter(id -> isOwner(meeting.tenant(), seen, sighting)))
                    .findFirst();
            if (idOnNode.isPresent()) {
                return idOnNode.flatMap(
                        id -> holder(sighting.node()).map(node -> new Located(node, id, Optional.empty())));
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
