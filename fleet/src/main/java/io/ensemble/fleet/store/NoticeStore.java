// SPDX-License-Identifier: Apache-2.0
package io.ensemble.fleet.store;

import io.quarkus.redis.datasource.RedisDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Which meetings were told that they are about to be ended. Kept, so that another dispatcher goes on where one has
 * stopped. The dispatcher writes and reads.
 */
@ApplicationScoped
public class NoticeStore {

    /** Far longer than from a notice to its end. */
    private static final Duration TIME_TO_LIVE = Duration.ofDays(1);

    private final RedisDataSource redis;

    NoticeStore(RedisDataSource redis) {
        this.redis = redis;
    }

    /** Notes that those meetings of the node, by its own ids, were told. */
    public void told(String node, Collection<String> internalIds, Instant at) {
        if (!internalIds.isEmpty()) {
            var millis = String.valueOf(at.toEpochMilli());
            var fields = new HashMap<String, String>();
            internalIds.forEach(id -> fields.put(id, millis));
            redis.withTransaction(change -> {
                change.hash(String.class).hset(Keys.noticed(node), fields);
                change.key().pexpire(Keys.noticed(node), TIME_TO_LIVE.toMillis());
            });
        }
    }

    /** When each meeting of the node was told, by the node's own ids. */
    public Map<String, Instant> toldOf(String node) {
        var told = new HashMap<String, Instant>();
        redis.hash(String.class)
                .hgetall(Keys.noticed(node))
                .forEach((id, millis) -> told.put(id, Instant.ofEpochMilli(Long.parseLong(millis))));
        return told;
    }
}
