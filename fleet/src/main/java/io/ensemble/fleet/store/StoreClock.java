// SPDX-License-Identifier: Apache-2.0
package io.ensemble.fleet.store;

import io.quarkus.redis.datasource.RedisDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The clock of the store as it is known here, so that a call can say until when it is good, in words that the store has. */
@ApplicationScoped
public class StoreClock {

    /** A reading that took longer says too little. */
    private static final Duration QUICK = Duration.ofMillis(100);

    private final RedisDataSource redis;
    private final InstantSource clock;
    private volatile Duration ahead = Duration.ZERO;

    StoreClock(RedisDataSource redis, InstantSource clock) {
        this.redis = redis;
        this.clock = clock;
    }

    /** What the store's clock shows now, by the last reading. */
    Instant now() {
        return clock.instant().plus(ahead);
    }

    /** Reads the store's clock. */
    void read() {
        var asked = clock.instant();
        var time = redis.execute("TIME");
        var took = Duration.between(asked, clock.instant());
        if (took.compareTo(QUICK) < 0) {
            var shown = Instant.ofEpochSecond(time.get(0).toLong(), time.get(1).toLong() * 1000);
            ahead = Duration.between(asked.plus(took.dividedBy(2)), shown);
        }
    }
}
