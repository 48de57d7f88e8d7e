package io.ensemble.sandbox.jitsi.reservation;

import io.ensemble.sandbox.jitsi.room.RoomName;
import io.ensemble.sandbox.meeting.TimeScale;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** The bookings of one node, kept as prosody keeps them (jitsi-meet, resources/prosody-plugins/mod_reservations.lua). */
public final class Reservations implements Admission {

    /** So long a refusal stays, "so we don't trigger a re-query too soon". */
    private static final Duration REFUSAL = Duration.ofSeconds(30);

    private final ReservationSystem system;
    private final InstantSource clock;
    private final Duration refusal;
    private final Executor executor;
    private final ConcurrentHashMap<RoomName, FutureTask<Booking>> bookings = new ConcurrentHashMap<>();

    /**
     * @param clock what the node believes to be the time
     * @param executor sends what nobody waits for
     */
    public Reservations(ReservationSystem system, InstantSource clock, TimeScale scale, Executor executor) {
        this.system = system;
        this.clock = clock;
        this.refusal = scale.real(REFUSAL);
        this.executor = executor;
    }

    @Override
    public Booking book(RoomName room) throws InterruptedException {
        var asked = bookings.compute(
                room,
                (name, earlier) -> earlier == null || isOver(earlier) ? new FutureTask<>(() -> ask(name)) : earlier);
        // Whoever comes first asks; for all others this does nothing.
        asked.run();
        try {
            return asked.get();
        } catch (ExecutionException bug) {
            throw new IllegalStateException("Asking for " + room.text() + " failed", bug);
        }
    }

    @Override
    public boolean holds(RoomName room) {
        return now(bookings.get(room)) instanceof Booking.Booked;
    }

    @Override
    public void ended(RoomName room) {
        if (now(bookings.remove(room)) instanceof Booking.Booked(var id, var until)) {
            executor.execute(() -> system.release(id));
        }
    }

    @Override
    public List<RoomName> expired() {
        var now = clock.instant();
        var expired = new ArrayList<RoomName>();
        bookings.forEach((room, booking) -> {
            if (now(booking) instanceof Booking.Booked(var id, var until) && now.isAfter(until)) {
                expired.add(room);
            }
        });
        return expired;
    }

    @Override
    public void drop(RoomName room) {
        bookings.remove(room);
    }

    @Override
    public void dropAll() {
        bookings.clear();
    }

    private Booking ask(RoomName room) {
        try {
            return switch (system.request(room)) {
                case ReservationSystem.Granted(var id, var until) -> new Booking.Booked(id, until);
                case ReservationSystem.Refused(var code, var reason) ->
                    new Booking.Denied(code, reason, clock.instant().plus(refusal));
            };
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Booking.Denied(500, "The server stops", clock.instant());
        }
    }

    private boolean isOver(FutureTask<Booking> booking) {
        return now(booking) instanceof Booking.Denied denied && clock.instant().isAfter(denied.until());
    }

    private static @Nullable Booking now(@Nullable FutureTask<Booking> booking) {
        return booking != null && booking.state() == Future.State.SUCCESS ? booking.resultNow() : null;
    }
}
