// SPDX-License-Identifier: Apache-2.0
package io.ensemble.fleet.store;

import io.ensemble.fleet.placement.MeetingKey;
import io.quarkus.redis.datasource.RedisDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Meetings that were given up with their node, should it come back with them. The dispatcher writes and reads. */
@ApplicationScoped
public class LostMeetingStore {

    private static final Script LOSE = Script.named("lose");

    private final RedisDataSource redis;

    LostMeetingStore(RedisDataSource redis) {
        this.redis = redis;
    }

    /** The node lost the meeting. */
    public void lose(MeetingKey meeting, String node) {
        var timeToLive = String.valueOf(PlacementStore.TIME_TO_LIVE.toMillis());
        LOSE.run(redis, List.of(Keys.lost(node)), List.of(meeting.asText(), timeToLive));
    }

    /** The meetings that a node lost and has not been given again. */
    public Set<MeetingKey> on(String node) {
        return redis.sortedSet(String.class).zrange(Keys.lost(node), 0, -1).stream()
                .map(MeetingKey::parse)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The node is known not to have these meetings any more. */
    public void forget(String node, Collection<MeetingKey> meetings) {
        if (!meetings.isEmpty()) {
            redis.sortedSet(String.class)
                    .zrem(
                            Keys.lost(node),
                            meetings.stream().map(MeetingKey::asText).toArray(String[]::new));
        }
    }
}
