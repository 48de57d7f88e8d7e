package io.ensemble.fleet.store;

import io.quarkus.redis.datasource.RedisDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Seats of people who are about to join and are not counted by polling yet. Gateways write. */
@ApplicationScoped
public class SeatStore {

    private static final Script TAKE = Script.named("seat");

    private final RedisDataSource redis;

    SeatStore(RedisDataSource redis) {
        this.redis = redis;
    }

    /**
     * What polling counted.
     *
     * @param takenAt when it looked
     * @param people of the tenant, in all of its meetings
     */
    public record Count(Instant takenAt, int people) {}

    /**
     * Takes a seat, atomically over all callers; a person who holds one gets no second.
     *
     * @param person who it is, unique within the tenant
     * @param limit how many people the tenant may have at a time
     * @param lifetime how long the seat is held for somebody who does not come
     * @return whether the person has a seat
     */
    public boolean take(String tenant, String person, int limit, Count count, Duration lifetime, Instant now) {
        var keys = List.of(Keys.seats(tenant), Keys.counted(tenant));
        var arguments = List.of(
                person,
                millis(now),
                millis(now.plus(lifetime)),
                String.valueOf(limit),
                millis(count.takenAt()),
                String.valueOf(count.people()),
                String.valueOf(lifetime.toMillis()));
        return TAKE.run(redis, keys, arguments).toInteger() == 1;
    }

    private static String millis(Instant instant) {
        return String.valueOf(instant.toEpochMilli());
    }
}
