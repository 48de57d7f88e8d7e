package io.ensemble.gateway.meeting;

import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.placement.Placement;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.store.PlacementStore;
import io.ensemble.fleet.tenant.MeetingScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * Finds the node of a meeting: in the store, or, when the store is gone or was emptied, in what polling last saw. So
 * running meetings are still joined while everything but the nodes is down.
 */
@ApplicationScoped
public class MeetingLocator {

    private static final Logger LOG = Logger.getLogger(MeetingLocator.class);

    /** BigBlueButton's own id of a meeting: SHA-1 of the id, and the time of its creation. */
    private static final Pattern INTERNAL_ID = Pattern.compile("[0-9a-f]{40}-[0-9]{13}");

    private final PlacementStore placements;
    private final FleetView fleet;

    MeetingLocator(PlacementStore placements, FleetView fleet) {
        this.placements = placements;
        this.fleet = fleet;
    }

    /** Where the meeting is; empty if nobody knows it. The id may also be the one that the node itself gave. */
    public Optional<Located> find(MeetingKey meeting) {
        return placed(meeting).or(() -> seen(meeting)).or(() -> seenByInternalId(meeting));
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

    private Optional<Located> seenByInternalId(MeetingKey meeting) {
        var id = meeting.meetingId();
        if (!INTERNAL_ID.matcher(id).matches()) {
            return Optional.empty();
        }
        for (var sighting : fleet.snapshot().nodes().values()) {
            var known = sighting.meetings().stream()
                    .anyMatch(seen -> !seen.breakout()
                            && seen.internalId().equals(id)
                            && MeetingScope.ofNode(seen.meetingId()).tenant().equals(meeting.tenant()));
            if (known) {
                return holder(sighting.node()).map(node -> new Located(node, id, Optional.empty()));
            }
        }
        return Optional.empty();
    }
}
