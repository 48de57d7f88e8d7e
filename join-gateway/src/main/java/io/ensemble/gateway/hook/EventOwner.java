package io.ensemble.gateway.hook;

import com.fasterxml.jackson.databind.JsonNode;
import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.snapshot.MeetingSighting;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.tenant.MeetingScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Finds whose meeting an event is about. The id of a breakout room is its node's own and has no tenant's scope, so it must
 * not be taken for the tenant {@code default}'s: it belongs to whoever has its parent.
 */
@ApplicationScoped
class EventOwner {

    static final String EXTERNAL_ID = "external-meeting-id";

    /** A hash and the time, by which bbb-apps calls breakout rooms (BreakoutRoomsUtil). */
    private static final Pattern MADE_BY_NODE = Pattern.compile("[0-9a-f]{40}-[0-9]{13}");

    private final FleetView fleet;

    EventOwner(FleetView fleet) {
        this.fleet = fleet;
    }

    /**
     * Whose meeting it is; empty if nobody knows.
     *
     * @param meeting what the node's event says of it
     */
    Optional<MeetingKey> of(String node, JsonNode meeting) {
        var id = meeting.path(EXTERNAL_ID).asText();
        if (id.isEmpty()) {
            return Optional.empty();
        }
        if (!isBreakout(node, id, meeting)) {
            return Optional.of(MeetingScope.ofNode(id));
        }
        var parentId = meeting.path("parent-id").asText();
        return seen(
                        node,
                        sighting ->
                                !sighting.breakout() && sighting.internalId().equals(parentId))
                .map(parent -> MeetingScope.ofNode(parent.meetingId()))
                .map(parent -> new MeetingKey(parent.tenant(), id));
    }

    private boolean isBreakout(String node, String id, JsonNode meeting) {
        return meeting.path("is-breakout").asBoolean()
                || seen(node, sighting -> sighting.meetingId().equals(id))
                        .map(MeetingSighting::breakout)
                        .orElseGet(() -> MADE_BY_NODE.matcher(id).matches());
    }

    private Optional<MeetingSighting> seen(String node, Predicate<MeetingSighting> which) {
        return fleet.snapshot().of(node).stream()
                .flatMap(sighting -> sighting.meetings().stream())
                .filter(which)
                .findFirst();
    }
}
