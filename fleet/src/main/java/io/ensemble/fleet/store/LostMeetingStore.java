// SPDX-License-Identifier: Apache-2.0
package io.ensemble.fleet.store;

import io.ensemble.fleet.placement.LostMeetings;
import io.ensemble.fleet.placement.MeetingKey;
import io.quarkus.redis.datasource.RedisDataSource;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Meetings that were given up with their node, and which of them somebody has ended since: should the node come back with
 * them, it is known what to do with each. What came first is told by the store's own clock, since dispatchers note the loss
 * and gateways the end.
 */
@ApplicationScoped
public class LostMeetingStore {

    /** A node that was away for longer is new to the fleet. */
    static final Duration TIME_TO_LIVE = PlacementStore.TIME_TO_LIVE;

    /** How many ends are remembered: a front end that ends what never was must not fill the store. */
    static final int MOST_ENDS = 100_000;

    private static final Script LOSE = Script.named("lose");
    private static final Script END = Script.named("lost-end");
    private static final Script ON = Script.named("lost-on");

    private final RedisDataSource redis;

    LostMeetingStore(RedisDataSource redis) {
        this.redis = redis;
    }

    /** Notes that a node lost a meeting, should it come back with it. */
    public void lose(MeetingKey meeting, String node) {
        LOSE.run(redis, List.of(Keys.lost(node)), List.of(meeting.asText(), millis(TIME_TO_LIVE)));
    }

    /** Notes that somebody wanted the meeting to be over, and that it is wherever that is known. */
    public void ended(MeetingKey meeting) {
        END.run(redis, List.of(Keys.ENDED), List.of(meeting.asText(), millis(TIME_TO_LIVE), String.valueOf(MOST_ENDS)));
    }

    /** The meetings that a node lost and has not been given again. */
    public LostMeetings on(String node) {
        var answer = ON.run(redis, List.of(Keys.lost(node), Keys.ENDED), List.of());
        return new LostMeetings(meetings(answer.get(0)), meetings(answer.get(1)));
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

    private static Set<MeetingKey> meetings(Response names) {
        return IntStream.range(0, names.size())
                .mapToObj(i -> MeetingKey.parse(names.get(i).toString()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String millis(Duration duration) {
        return String.valueOf(duration.toMillis());
    }
}
