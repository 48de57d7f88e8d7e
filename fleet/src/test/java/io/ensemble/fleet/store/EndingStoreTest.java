// SPDX-License-Identifier: Apache-2.0
package io.ensemble.fleet.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.fleet.store.EndingStore.Ending;
import io.ensemble.fleet.testing.RealRedis;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealRedis.class)
class EndingStoreTest {

    private static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_123L);

    @Inject
    EndingStore endings;

    @Inject
    RedisDataSource redis;

    @BeforeEach
    void emptyStore() {
        redis.flushall();
    }

    @Test
    void aMeetingIsBeingEndedForAWhile() {
        endings.begin("bbb-1", List.of("a b~school", "x"), NOW);
        endings.begin("bbb-2", List.of("x"), NOW.plusSeconds(20));
        endings.begin("bbb-2", List.of(), NOW);

        assertThat(endings.underWay(NOW.plusSeconds(29)))
                .containsExactlyInAnyOrder(
                        new Ending("bbb-1", "a b~school"), new Ending("bbb-1", "x"), new Ending("bbb-2", "x"));
        assertThat(endings.underWay(NOW.plusSeconds(31))).containsExactly(new Ending("bbb-2", "x"));
    }
}
