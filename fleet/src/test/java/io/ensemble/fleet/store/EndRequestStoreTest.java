// SPDX-License-Identifier: Apache-2.0
package io.ensemble.fleet.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.testing.RealRedis;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.sortedset.SortedSetCommands;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealRedis.class)
class EndRequestStoreTest {

    private static final String KEY = "ensemble:tenant:default:end-requests";
    private static final MeetingKey BIOLOGY = new MeetingKey("default", "biology");

    @Inject
    EndRequestStore requests;

    @Inject
    RedisDataSource redis;

    private SortedSetCommands<String, String> kept;

    @BeforeEach
    void emptyStore() {
        redis.flushall();
        kept = redis.sortedSet(String.class);
    }

    @Test
    void howLongAgoTheLastWas() {
        assertThat(requests.ago(BIOLOGY)).isEmpty();
        requests.note(BIOLOGY);
        assertThat(requests.ago(BIOLOGY))
                .hasValueSatisfying(ago -> assertThat(ago).isBetween(Duration.ZERO, Duration.ofSeconds(30)));
        assertThat(requests.ago(new MeetingKey("moodle", "biology"))).isEmpty();

        // And of one that was an hour ago
        kept.zincrby(KEY, (double) -Duration.ofHours(1).toMillis(), BIOLOGY.asText());
        assertThat(requests.ago(BIOLOGY))
                .hasValueSatisfying(ago -> assertThat(ago).isBetween(Duration.ofHours(1), Duration.ofMinutes(61)));
        requests.note(BIOLOGY);
        assertThat(requests.ago(BIOLOGY))
                .hasValueSatisfying(ago -> assertThat(ago).isLessThan(Duration.ofSeconds(30)));
    }

    @Test
    void oldOnesGo() {
        kept.zadd(
                KEY, (double) System.currentTimeMillis() - Duration.ofHours(25).toMillis(), "default:yesterday");
        requests.note(BIOLOGY);
        assertThat(kept.zrange(KEY, 0, -1)).containsExactly(BIOLOGY.asText());
        assertThat(redis.key().pttl(KEY)).isBetween(1L, EndRequestStore.TIME_TO_LIVE.toMillis());
    }

    @Test
    void whoEndsTooManyHasTheOldestForgotten() {
        var anHourAgo =
                (double) System.currentTimeMillis() - Duration.ofHours(1).toMillis();
        kept.zadd(
                KEY,
                IntStream.range(0, EndRequestStore.MOST)
                        .boxed()
                        .collect(Collectors.toMap(i -> "default:lesson-" + i, i -> anHourAgo + i)));
        requests.note(BIOLOGY);
        assertThat(kept.zcard(KEY)).isEqualTo(EndRequestStore.MOST);
        assertThat(kept.zscore(KEY, "default:lesson-0")).isEmpty();
        assertThat(kept.zscore(KEY, "default:lesson-1")).isPresent();
        assertThat(requests.ago(BIOLOGY)).isPresent();
    }
}
