package io.ensemble.gateway.meeting;

import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.MeetingSighting;
import io.ensemble.fleet.snapshot.Snapshot;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.store.SeatStore;
import io.ensemble.fleet.store.SeatStore.Count;
import io.ensemble.fleet.tenant.MeetingScope;
import io.ensemble.fleet.tenant.Tenant;
import io.ensemble.gateway.GatewayConfig;
import io.ensemble.gateway.store.PresentStore;
import io.ensemble.gateway.store.StoreAbsentException;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** Seats in the meetings of tenants that may have so many people at a time. Other tenants cost nothing here. */
@ApplicationScoped
public class Seats {

    private final SeatStore seats;
    private final PresentStore store;
    private final FleetView fleet;
    private final Duration lifetime;
    private final InstantSource clock;
    private final RandomGenerator random;

    Seats(
            SeatStore seats,
            PresentStore store,
            FleetView fleet,
            GatewayConfig config,
            InstantSource clock,
            RandomGenerator random) {
        this.seats = seats;
        this.store = store;
        this.fleet = fleet;
        this.lifetime = config.seatLifetime();
        this.clock = clock;
        this.random = random;
    }

    /**
     * Takes a seat for somebody who is about to join.
     *
     * @param userId by which the front end knows the person; empty if it does not say
     * @return false if all are taken
     */
    public boolean take(Tenant tenant, MeetingKey meeting, String userId) {
        var limit = tenant.limits().attendees();
        if (limit.isEmpty()) {
            return true;
        }
        var person = meeting.asText() + " " + (userId.isEmpty() ? "anonymous " + newId() : "known " + userId);
        var count = count(tenant.id(), fleet.snapshot());
        try {
            return store.ask(() -> seats.take(tenant.id(), person, limit.getAsInt(), count, lifetime, clock.instant()));
        } catch (StoreAbsentException away) {
            // A limit shares a fleet fairly; while nobody can count, a lesson that takes place is worth more.
            return true;
        }
    }

    // Somebody in a breakout room stays listed in its parent; the people of a node that was given up are gone.
    private static Count count(String tenant, Snapshot snapshot) {
        var people = snapshot.nodes().values().stream()
                .filter(sighting -> sighting.health() != Health.OFFLINE)
                .flatMap(sighting -> sighting.meetings().stream())
                .filter(meeting -> !meeting.breakout())
                .filter(meeting ->
                        MeetingScope.ofNode(meeting.meetingId()).tenant().equals(tenant))
                .mapToInt(MeetingSighting::participants)
                .sum();
        return new Count(snapshot.takenAt(), people);
    }

    private String newId() {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        return new BigInteger(1, bytes).toString(Character.MAX_RADIX);
    }
}
