package io.ensemble.gateway.meeting;

import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.placement.Placement;
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
                .flatMap(placement -> fleet.node(placement.node())
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

    private Optional<Located> seen(MeetingKey meeting) {
        var idOnNode = MeetingScope.onNode(meeting);
        return fleet.snapshot()
                .nodeWithMeeting(idOnNode)
                .flatMap(fleet::node)
                .map(node -> new Located(node, idOnNode, Optional.empty()));
    }

    private Optional<Located> seenByInternalId(MeetingKey meeting) {
        var id = meeting.meetingId();
        if (!INTERNAL_ID.matcher(id).matches()) {
            return Optional.empty();
        }
        for (var sighting : fleet.snapshot().nodes().values()) {
            var known = sighting.meetings().stream()
                    .anyMatch(seen -> seen.internalId().equals(id)
                            && MeetingScope.ofNode(seen.meetingId()).tenant().equals(meeting.tenant()));
            if (known) {
                return fleet.node(sighting.node()).map(node -> new Located(node, id, Optional.empty()));
            }
        }
        return Optional.empty();
    }
}
