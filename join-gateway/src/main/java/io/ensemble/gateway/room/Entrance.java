package io.ensemble.gateway.room;

import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.tenant.Tenant;
import io.ensemble.gateway.meeting.Seats;
import io.ensemble.gateway.room.Entry.Reason;
import jakarta.enterprise.context.ApplicationScoped;

/** Leads a person with a link into the room, which opens if it is not open. */
@ApplicationScoped
class Entrance {

    private final Seats seats;
    private final FleetView fleet;
    private final BigBlueButtonDoor bigBlueButton;
    private final JitsiDoor jitsi;

    Entrance(Seats seats, FleetView fleet, BigBlueButtonDoor bigBlueButton, JitsiDoor jitsi) {
        this.seats = seats;
        this.fleet = fleet;
        this.bigBlueButton = bigBlueButton;
        this.jitsi = jitsi;
    }

    /**
     * Where the browser is to go, or why it has to wait.
     *
     * @param visit the same for all tries of one person
     */
    Entry enter(RoomLink link, String personName, String visit) {
        return fleet.tenants()
                .withId(link.tenant())
                // First, so that nobody who stays outside opens an empty meeting.
                .filter(tenant -> seats.take(tenant, link.meeting(), "visit " + visit))
                .map(tenant -> enter(link, tenant, personName, visit))
                .orElseGet(() -> new Entry.Later(Reason.NO_SERVER));
    }

    private Entry enter(RoomLink link, Tenant tenant, String personName, String visit) {
        return switch (link.kind()) {
            case BIGBLUEBUTTON -> bigBlueButton.enter(link, tenant, personName);
            case JITSI -> jitsi.enter(link, personName, visit);
        };
    }
}
