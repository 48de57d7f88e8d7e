// SPDX-License-Identifier: Apache-2.0
package io.ensemble.fleet.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.fleet.store.EndingStore.Ending;
import io.ensemble.fleet.testing.RealRedis;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealRedis.class)
class EndingStoreTest {

    @Inject
    EndingStore endings;

    @Inject
    RedisDataSource redis;

    @BeforeEach
    void emptyStore() {
        redis.flushall();
    }

    @Test
    void aMeetingIsBeingEndedForAWhileByTheClockOfTheStore() {
        // Given
        var time = redis.execute("TIME");
        var now = (double) (time.get(0).toLong() * 1000 + time.get(1).toLong() / 1000);
        redis.sortedSet(String.class).zadd(Keys.ENDING, now, "bbb-1 over");
        redis.sortedSet(String.class).zadd(Keys.ENDING, now + 20_000, "bbb-1 longer-yet");

        // When
        endings.begin("bbb-1", List.of("a b~school", "x"));
        endings.begin("bbb-2", List.of("x"));
        endings.begin("bbb-2", List.of());

        // Then
        assertThat(endings.underWay())
                .containsExactlyInAnyOrder(
                        new Ending("bbb-1", "longer-yet"),
                        new Ending("bbb-1", "a b~school"),
                        new Ending("bbb-1", "x"),
                        new Ending("bbb-2", "x"));
        assertThat(redis.sortedSet(String.class).zscore(Keys.ENDING, "bbb-2 x").orElseThrow())
                .isBetween(now + EndingStore.LIFETIME.toMillis(), now + EndingStore.LIFETIME.toMillis() + 5_000);
        assertThat(redis.key().pttl(Keys.ENDING)).isPositive().isLessThanOrEqualTo(EndingStore.LIFETIME.toMillis());
    }
}
