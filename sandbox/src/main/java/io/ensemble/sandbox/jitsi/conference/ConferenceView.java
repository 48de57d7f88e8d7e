package io.ensemble.sandbox.jitsi.conference;

import io.ensemble.sandbox.jitsi.room.RoomName;
import java.time.Instant;
import java.util.List;

/**
 * A room at one moment.
 *
 * @param people in the order in which they came
 */
public record ConferenceView(RoomName name, Instant created, List<Occupant> people) {

    /** Two talk to each other directly; the bridge is used from the third on. */
    private static final int FIRST_ON_THE_BRIDGE = 3;

    public ConferenceView {
        people = List.copyOf(people);
    }

    /** Whether its media goes through the bridge. */
    public boolean onBridge() {
        return people.size() >= FIRST_ON_THE_BRIDGE;
    }
}
