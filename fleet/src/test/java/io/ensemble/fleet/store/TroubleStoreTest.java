// SPDX-License-Identifier: Apache-2.0
package io.ensemble.fleet.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.fleet.testing.RealRedis;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealRedis.class)
class TroubleStoreTest {

    @Inject
    TroubleStore troubles;

    @Inject
    RedisDataSource redis;

    @BeforeEach
    void emptyStore() {
        redis.flushall();
    }

    @Test
    void aReportIsAHintForAWhileByTheClockOfTheStore() {
        // When
        var before = storesClock();
        troubles.report("bbb-1");
        troubles.report("bbb-2");
        var after = storesClock();

        // Then
        assertThat(troubles.reported()).containsExactlyInAnyOrder("bbb-1", "bbb-2");
        assertThat(redis.sortedSet(String.class).zscore(Keys.TROUBLES, "bbb-1").orElseThrow())
                .isBetween(
                        (double) before + TroubleStore.LIFETIME.toMillis(),
                        (double) after + TroubleStore.LIFETIME.toMillis());
        assertThat(redis.key().pttl(Keys.TROUBLES)).isPositive().isLessThanOrEqualTo(TroubleStore.LIFETIME.toMillis());
    }

    @Test
    void whatIsOutOfDateByTheClockOfTheStoreIsNotReadAndGoesWithTheNextReport() {
        // Given
        redis.sortedSet(String.class).zadd(Keys.TROUBLES, (double) storesClock(), "bbb-1");
        redis.sortedSet(String.class).zadd(Keys.TROUBLES, (double) storesClock() + 60_000, "bbb-2");
        assertThat(troubles.reported()).containsExactly("bbb-2");

        // When
        troubles.report("bbb-3");

        // Then
        assertThat(redis.sortedSet(String.class).zrange(Keys.TROUBLES, 0, -1))
                .containsExactlyInAnyOrder("bbb-2", "bbb-3");
    }

    @Test
    void whoKeepsAPollerWaitingIsSparedUntilItAnswersAndIsNoReport() {
        // Given
        troubles.report("bbb-1");
        troubles.late("bbb-1");
        troubles.late("bbb-2");
        assertThat(troubles.toSpare()).containsExactlyInAnyOrder("bbb-1", "bbb-2");
        assertThat(troubles.reported()).containsExactly("bbb-1");
        assertThat(redis.key().pttl(Keys.LATE)).isPositive().isLessThanOrEqualTo(TroubleStore.LIFETIME.toMillis());

        // When
        troubles.inTime("bbb-1");
        troubles.inTime("bbb-2");

        // Then what a gateway met counts still
        assertThat(troubles.toSpare()).containsExactly("bbb-1");
    }

    @Test
    void withoutAReportThereIsNone() {
        assertThat(troubles.reported()).isEmpty();
        assertThat(troubles.toSpare()).isEmpty();
    }

    private long storesClock() {
        var time = redis.execute("TIME");
        return time.get(0).toLong() * 1000 + time.get(1).toLong() / 1000;
    }
}
