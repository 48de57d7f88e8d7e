package io.ensemble.gateway.jitsi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;

/** The id of a reservation is its room's name in another dress: prosody puts it into addresses as it is. */
final class ReservationId {

    private ReservationId() {}

    static String of(String room) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(room.getBytes(UTF_8));
    }

    /** The room; empty if the id is none of ours. */
    static Optional<String> room(String id) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(id), UTF_8));
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }
}
