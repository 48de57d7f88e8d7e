// SPDX-License-Identifier: Apache-2.0
package io.ensemble.fleet.store;

import io.ensemble.fleet.snapshot.Pollers;
import io.quarkus.redis.datasource.RedisDataSource;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;

/** Who polls: each poller is one of the pollers while it renews its lease. */
@ApplicationScoped
public class PollerStore {

    /** Far longer than any lease: a key that nobody renews any more is cleared away. */
    private static final Duration TIME_TO_LIVE = Duration.ofDays(1);

    private static final Script HOLD = Script.named("poller-hold");
    private static final Script STAND_ASIDE = Script.named("poller-stand-aside");

    private final RedisDataSource redis;

    PollerStore(RedisDataSource redis) {
        this.redis = redis;
    }

    /**
     * A lease that was taken or renewed.
     *
     * @param pollers all who hold one
     * @param storeTime what the store's clock showed then
     */
    public record Held(Pollers pollers, Instant storeTime) {}

    /**
     * Makes the caller one of the pollers, or renews its lease.
     *
     * @param poller names the caller, differently from every other; without blanks and commas
     * @param lease how long it is one of them from now on, by the store's own clock
     */
    public Held hold(String poller, Duration lease) {
        var answer = HOLD.run(
                redis,
                List.of(Keys.POLLERS, Keys.POLLERS_EPOCH),
                List.of(poller, String.valueOf(lease.toMillis()), String.valueOf(TIME_TO_LIVE.toMillis())));
        var all = StreamSupport.stream(answer.get(2).spliterator(), false)
                .map(Response::toString)
                .toList();
        return new Held(
                new Pollers(poller, all, answer.get(1).toLong()),
                Instant.ofEpochMilli(answer.get(0).toLong()));
    }

    /**
     * Gives the lease back, and keeps out, as long as there are others.
     *
     * @return false, and the lease is as it was, if there is no other
     */
    public boolean standAside(String poller) {
        return STAND_ASIDE.run(redis, List.of(Keys.POLLERS), List.of(poller)).toInteger() > 0;
    }

    /** Gives the lease back, so that the others take over at once. */
    public void leave(String poller) {
        redis.sortedSet(String.class).zrem(Keys.POLLERS, poller);
    }
}
