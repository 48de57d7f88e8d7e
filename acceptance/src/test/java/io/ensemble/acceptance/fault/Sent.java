package io.ensemble.acceptance.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A request of the load, and what came of it as its caller sees it.
 *
 * @param failure why it failed; empty if it did not
 */
record Sent(Kind kind, Instant began, Duration took, Optional<String> failure) {

    /** What was asked for. */
    enum Kind {
        /** A meeting that nobody asked for before. */
        CREATE,
        /** A meeting that is to run already, created again since the last visit failed. */
        CREATE_AGAIN,
        /** The way into a meeting that was acknowledged and runs; by API or by a room's link. */
        JOIN,
        /** A room: its two links. */
        MAKE_ROOM,
        /** The first way into a room, which starts its meeting. */
        OPEN_ROOM,
        END
    }

    boolean failed() {
        return failure.isPresent();
    }
}
