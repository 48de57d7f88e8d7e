package io.ensemble.gateway.room;

import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.placement.MeetingKey;

/**
 * All that a link says, since nothing of a room is stored.
 *
 * @param tenant whose room it is
 * @param roomId 22 characters that nobody can guess
 * @param name what the room's maker called it
 */
public record RoomLink(String tenant, String roomId, String name, NodeKind kind, Role role) {

    /** The meeting of the room. */
    MeetingKey meeting() {
        return new MeetingKey(tenant, "room-" + roomId);
    }

    /** The link for the other role. */
    RoomLink as(Role other) {
        return new RoomLink(tenant, roomId, name, kind, other);
    }
}
