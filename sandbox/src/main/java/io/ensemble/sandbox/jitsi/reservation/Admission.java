package io.ensemble.sandbox.jitsi.reservation;

import io.ensemble.sandbox.jitsi.room.RoomName;
import java.util.List;

/** Who is asked whether a room may open, and told that it has ended. */
public interface Admission {
    /** Nobody. */
    Admission OPEN = new Open();

    /** May this room open? Everybody who comes while the question is open waits for its one answer. */
    Booking book(RoomName room) throws InterruptedException;

    /** Whether this room has been booked and not ended since. */
    boolean holds(RoomName room);

    /** The room has ended. Returns at once. */
    void ended(RoomName room);

    /** Rooms whose time is over. */
    List<RoomName> expired();

    /** Forgets one booking without a word. */
    void drop(RoomName room);

    /** Forgets all bookings without a word. */
    void dropAll();

    /** Every room may open, and nobody wants to know. */
    record Open() implements Admission {
        @Override
        public Booking book(RoomName room) {
            return new Booking.Free();
        }

        @Override
        public boolean holds(RoomName room) {
            return true;
        }

        @Override
        public void ended(RoomName room) {
            // Nobody wants to know.
        }

        @Override
        public List<RoomName> expired() {
            return List.of();
        }

        @Override
        public void drop(RoomName room) {
            // There are none.
        }

        @Override
        public void dropAll() {
            // There are none.
        }
    }
}
