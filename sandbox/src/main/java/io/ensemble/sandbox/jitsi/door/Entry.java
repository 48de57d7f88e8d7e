package io.ensemble.sandbox.jitsi.door;

import io.ensemble.sandbox.jitsi.conference.Occupant;
import io.ensemble.sandbox.jitsi.room.RoomName;

/** What becomes of somebody at the door. */
public sealed interface Entry {
    /** Inside. */
    record Entered(RoomName room, Occupant occupant) implements Entry {}

    /**
     * Outside.
     *
     * @param status of the answer over HTTP: 403 for a token, 404 for a room that cannot be, 503 for a room that may not
     *     open
     */
    record Refused(int status, String reason) implements Entry {}
}
