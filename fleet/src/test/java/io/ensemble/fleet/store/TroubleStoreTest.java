// SPDX-License-Identifier: Apache-2.0
package io.ensemble.fleet.store;

import static org.assertj.core.api.Assertions.assertThat;

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
class TroubleStoreTest {

    private static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_123L);

    @Inject
    TroubleStore troubles;

    @Inject
    RedisDataSource redis;

    @BeforeEach
    void emptyStore() {
        redis.flushall();
    }

    @Test
    void aReportIsAHintForAWhile() {
        troubles.report("bbb-1", NOW);
        troubles.report("bbb-2", NOW.plusSeconds(5));

        assertThat(troubles.reported(NOW.plusSeconds(9))).containsExactlyInAnyOrder("bbb-1", "bbb-2");
        assertThat(troubles.reported(NOW.plusSeconds(11))).containsExactly("bbb-2");
    }

    @Test
    void aNodeThatIsWellIsReportedNoMore() {
        troubles.report("bbb-1", NOW);
        troubles.settle(List.of("bbb-1", "never-reported"));
        troubles.settle(List.of());

        assertThat(troubles.reported(NOW)).isEmpty();
    }
}
