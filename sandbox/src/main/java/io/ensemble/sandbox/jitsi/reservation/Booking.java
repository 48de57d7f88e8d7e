package io.ensemble.sandbox.jitsi.reservation;

import java.time.Instant;

/** Whether a room may open. */
public sealed interface Booking {
    /** It may; nobody was asked. */
    record Free() implements Booking {}

    /**
     * It may.
     *
     * @param id what the reservation system calls it
     * @param until then the room is closed
     */
    record Booked(String id, Instant until) implements Booking {}

    /**
     * It may not.
     *
     * @param code status of the answer
     * @param until so long the answer stays, and nobody asks again
     */
    record Denied(int code, String reason, Instant until) implements Booking {}
}
