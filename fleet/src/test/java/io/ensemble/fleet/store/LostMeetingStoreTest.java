// SPDX-License-Identifier: Apache-2.0
package io.ensemble.fleet.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.fleet.placement.Candidate;
import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.store.PlacementStore.Reservation;
import io.ensemble.fleet.testing.RealRedis;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealRedis.class)
class LostMeetingStoreTest {

    private static final MeetingKey BIOLOGY = new MeetingKey("default", "biology");
    private static final MeetingKey ART = new MeetingKey("default", "art");

    @Inject
    LostMeetingStore losses;

    @Inject
    PlacementStore placements;

    @Inject
    RedisDataSource redis;

    @BeforeEach
    void emptyStore() {
        redis.flushall();
    }

    @Test
    void whatANodeLostIsForgottenWhenItIsGivenTheMeetingAgain() {
        losses.lose(BIOLOGY, "a");
        losses.lose(ART, "a");
        assertThat(losses.on("b")).isEmpty();
        claim(BIOLOGY, "a");
        assertThat(losses.on("a")).containsExactly(ART);

        losses.forget("a", Set.of(ART));
        assertThat(losses.on("a")).isEmpty();
    }

    @Test
    void aClaimThatMovesAMeetingIsALoss() {
        claim(BIOLOGY, "a");
        claim(BIOLOGY, "b");
        assertThat(losses.on("a")).containsExactly(BIOLOGY);
        assertThat(losses.on("b")).isEmpty();
    }

    private void claim(MeetingKey meeting, String node) {
        placements.claim(
                meeting,
                List.of(Candidate.taking(node, 0, 1)),
                new Reservation(15, Duration.ofMinutes(1)),
                Instant.now());
    }
}
