package io.ensemble.gateway.room;

import io.ensemble.fleet.tenant.MeetingScope;
import io.ensemble.gateway.jitsi.Guest;
import io.ensemble.gateway.jitsi.Opening;
import io.ensemble.gateway.jitsi.RoomAddress;
import io.ensemble.gateway.jitsi.RoomName;
import io.ensemble.gateway.jitsi.RoomOpening;
import io.ensemble.gateway.room.Entry.Reason;
import jakarta.enterprise.context.ApplicationScoped;

/** The way into a room on a Jitsi server: its address, with a token where the server wants one. */
@ApplicationScoped
class JitsiDoor {

    private final RoomOpening rooms;
    private final RoomAddress address;

    JitsiDoor(RoomOpening rooms, RoomAddress address) {
        this.rooms = rooms;
        this.address = address;
    }

    /**
     * Where the browser is to go, or why it has to wait.
     *
     * @param visit the same for all tries of one person
     */
    Entry enter(RoomLink link, String personName, String visit) {
        return switch (rooms.open(link.meeting())) {
            case Opening.At(var node) -> {
                var onNode = new RoomName(MeetingScope.onNode(link.meeting()));
                var room = new RoomAddress.Room(
                        onNode, link.name(), link.muted().audio(), link.muted().video());
                var guest = new Guest(visit, personName, link.role() == Role.MODERATOR);
                yield address.of(node, room, guest)
                        .<Entry>map(Entry.Into::new)
                        .orElseGet(() -> new Entry.Later(Reason.NO_SERVER));
            }
            case Opening.NoServer none -> new Entry.Later(Reason.NO_SERVER);
            case Opening.NodeAway away -> new Entry.Later(Reason.MOVING);
        };
    }
}
