// SPDX-License-Identifier: Apache-2.0
package io.ensemble.fleet.store;

import io.ensemble.fleet.placement.MeetingKey;
import io.quarkus.redis.datasource.RedisDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Meetings that somebody wanted to be over: a front end that was told that they are, or an operator. A node that was away then
 * may come back with one, which is to end too. Whoever ends meetings writes; the dispatcher reads.
 */
@ApplicationScoped
public class EndRequestStore {

    /** As long as it is remembered what a node lost. */
    static final Duration TIME_TO_LIVE = PlacementStore.TIME_TO_LIVE;

    /** Of a tenant; about a megabyte. Who ends more in a day has the oldest forgotten. */
    static final int MOST = 10_000;

    private static final Script NOTE = Script.named("end-request");
    private static final Script ASK = Script.named("end-requested");

    private final RedisDataSource redis;

    EndRequestStore(RedisDataSource redis) {
        this.redis = redis;
    }

    /** Somebody wanted the meeting to be over, just now. */
    public void note(MeetingKey meeting) {
        NOTE.run(
                redis,
                List.of(Keys.endRequests(meeting.tenant())),
                List.of(meeting.asText(), String.valueOf(TIME_TO_LIVE.toMillis()), String.valueOf(MOST)));
    }

    /** How long ago somebody wanted that last, by the store's own clock. */
    public Optional<Duration> ago(MeetingKey meeting) {
        var answer = ASK.run(redis, List.of(Keys.endRequests(meeting.tenant())), List.of(meeting.asText()));
        return Optional.ofNullable(answer).map(millis -> Duration.ofMillis(millis.toLong()));
    }
}
