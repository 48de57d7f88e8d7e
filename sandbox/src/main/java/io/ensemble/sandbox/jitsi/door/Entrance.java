package io.ensemble.sandbox.jitsi.door;

import io.ensemble.sandbox.jitsi.conference.Conferences;
import io.ensemble.sandbox.jitsi.conference.Visitor;
import io.ensemble.sandbox.jitsi.reservation.Admission;
import io.ensemble.sandbox.jitsi.reservation.Booking;
import io.ensemble.sandbox.jitsi.room.RoomName;
import io.ensemble.sandbox.jitsi.token.Claims;
import io.ensemble.sandbox.jitsi.token.TokenCheck;
import io.ensemble.sandbox.jitsi.token.Verdict;
import java.util.Optional;

/** Lets people in: the token first, as prosody does at the connection, then the room. */
public final class Entrance {

    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;

    private final Optional<TokenCheck> tokens;
    private final Admission admission;
    private final Conferences conferences;

    /**
     * @param tokens empty if the node knows no tokens: one that comes is not looked at
     */
    public Entrance(Optional<TokenCheck> tokens, Admission admission, Conferences conferences) {
        this.tokens = tokens;
        this.admission = admission;
        this.conferences = conferences;
    }

    /**
     * Somebody comes.
     *
     * @param reports whether a page reports for this person from now on
     */
    public Entry enter(EntryRequest request, boolean reports) throws InterruptedException {
        var room = RoomName.ofPath(request.path());
        if (room.isEmpty()) {
            return new Entry.Refused(NOT_FOUND, "No room can be at this address");
        }
        if (tokens.isEmpty()) {
            return open(room.get(), visitor(request, Optional.empty(), reports));
        }
        return switch (tokens.get().check(request.jwt(), room.get())) {
            case Verdict.Accepted(var claims) -> open(room.get(), visitor(request, Optional.of(claims), reports));
            case Verdict.Refused(var reason) -> new Entry.Refused(FORBIDDEN, reason);
        };
    }

    // A room may end between the answer of the reservation system and the step inside; then it is asked again.
    private Entry open(RoomName room, Visitor visitor) throws InterruptedException {
        while (true) {
            if (!conferences.running(room) && admission.book(room) instanceof Booking.Denied denied) {
                return new Entry.Refused(UNAVAILABLE, denied.reason());
            }
            var occupant = conferences.enter(room, visitor, () -> admission.holds(room));
            if (occupant.isPresent()) {
                return new Entry.Entered(room, occupant.get());
            }
        }
    }

    private static Visitor visitor(EntryRequest request, Optional<Claims> claims, boolean reports) {
        var name = claims.flatMap(Claims::userName).orElse(request.name());
        return new Visitor(name, request.devices(), claims, request.settings(), reports);
    }
}
