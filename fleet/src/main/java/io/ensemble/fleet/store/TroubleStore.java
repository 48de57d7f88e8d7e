// SPDX-License-Identifier: Apache-2.0
package io.ensemble.fleet.store;

import io.quarkus.redis.datasource.RedisDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Nodes that somebody has just met in trouble. A hint, not a verdict: the poller looks at such a node at once, and new
 * meetings spare it meanwhile. Gateways write; anyone may read.
 */
@ApplicationScoped
public class TroubleStore {

    /** Until the poller has looked three times, and has its own verdict. */
    public static final Duration LIFETIME = Duration.ofSeconds(10);

    private final RedisDataSource redis;

    TroubleStore(RedisDataSource redis) {
        this.redis = redis;
    }

    /** The node did not answer, or not as a healthy one does. */
    public void report(String node, Instant now) {
        redis.sortedSet(String.class)
                .zadd(Keys.TROUBLES, (double) now.plus(LIFETIME).toEpochMilli(), node);
    }

    /** The nodes that were reported within the last {@link #LIFETIME}. */
    public Set<String> reported(Instant now) {
        return redis.sortedSet(String.class).zrangeWithScores(Keys.TROUBLES, 0, -1).stream()
                .filter(entry -> entry.score() > now.toEpochMilli())
                .map(entry -> entry.value())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The nodes are well, or have a verdict by now. */
    public void settle(Collection<String> nodes) {
        if (!nodes.isEmpty()) {
            redis.sortedSet(String.class).zrem(Keys.TROUBLES, nodes.toArray(String[]::new));
        }
    }
}
