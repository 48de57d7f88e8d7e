package io.ensemble.sandbox.jitsi.conference;

import java.time.Instant;

/**
 * Somebody who is in a room.
 *
 * @param id known to this person's page alone
 * @param heard when the page reported last
 */
public record Occupant(String id, Visitor visitor, Role role, Instant heard) {

    Occupant in(Role other) {
        return new Occupant(id, visitor, other, heard);
    }

    Occupant heardAt(Instant now) {
        return new Occupant(id, visitor, role, now);
    }
}
