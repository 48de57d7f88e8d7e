package io.ensemble.gateway.room;

import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.gateway.jitsi.RoomName;

/**
 * All that a link says, since nothing of a room is stored.
 *
 * @param tenant whose room it is
 * @param roomId characters that nobody can guess: of a Jitsi room without capital letters
 * @param name what the room's maker called it
 * @param muted what is off when people come in
 */
public record RoomLink(String tenant, String roomId, String name, NodeKind kind, Role role, Muted muted) {

    /** A link to a room into which people come as they like. */
    public RoomLink(String tenant, String roomId, String name, NodeKind kind, Role role) {
        this(tenant, roomId, name, kind, role, Muted.NOTHING);
    }

    /** The meeting of the room. */
    MeetingKey meeting() {
        return switch (kind) {
            case BIGBLUEBUTTON -> new MeetingKey(tenant, "room-" + roomId);
            case JITSI -> MeetingKey.jitsi(tenant, RoomName.of(name, roomId).text());
        };
    }

    /** The link for the other role. */
    RoomLink as(Role other) {
        return new RoomLink(tenant, roomId, name, kind, other, muted);
    }
}
