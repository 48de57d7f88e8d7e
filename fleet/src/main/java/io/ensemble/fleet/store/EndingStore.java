// SPDX-License-Identifier: Apache-2.0
package io.ensemble.fleet.store;

import io.quarkus.redis.datasource.RedisDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Meetings that a dispatcher is ending, because their node is to be empty or came back with what is over. What polling saw of
 * them counts no more, or whoever starts one of them again would be led back to that node. The dispatcher writes; all read.
 */
@ApplicationScoped
public class EndingStore {

    /** A node takes some seconds to close a meeting, and polling some to notice. */
    static final Duration LIFETIME = Duration.ofSeconds(30);

    private final RedisDataSource redis;

    EndingStore(RedisDataSource redis) {
        this.redis = redis;
    }

    /** A meeting on a node, by the id that it has there. */
    public record Ending(String node, String meetingId) {}

    /** Those meetings of the node are being ended. */
    public void begin(String node, Collection<String> meetingIds, Instant now) {
        if (!meetingIds.isEmpty()) {
            var until = (double) now.plus(LIFETIME).toEpochMilli();
            var entries = new HashMap<String, Double>();
            meetingIds.forEach(id -> entries.put(node + " " + id, until));
            redis.withTransaction(change -> {
                change.sortedSet(String.class).zadd(Keys.ENDING, entries);
                change.key().pexpire(Keys.ENDING, LIFETIME.toMillis());
            });
        }
    }

    /** The meetings that are being ended, or were ended less than {@link #LIFETIME} ago. */
    public Set<Ending> underWay(Instant now) {
        return redis.sortedSet(String.class).zrangeWithScores(Keys.ENDING, 0, -1).stream()
                .filter(entry -> entry.score() > now.toEpochMilli())
                .map(entry -> read(entry.value()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Ending read(String entry) {
        // A node's id has no blank.
        var blank = entry.indexOf(' ');
        return new Ending(entry.substring(0, blank), entry.substring(blank + 1));
    }
}
