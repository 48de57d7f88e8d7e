// SPDX-License-Identifier: Apache-2.0
package io.ensemble.fleet.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.fleet.placement.Candidate;
import io.ensemble.fleet.placement.LostMeetings;
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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealRedis.class)
class LostMeetingStoreTest {

    private static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_123L);
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
        claim(BIOLOGY, "a");
        assertThat(losses.on("a").all()).containsExactly(ART);

        losses.forget("a", Set.of(ART));
        assertThat(losses.on("a").all()).isEmpty();
    }

    @Test
    void aMeetingThatWasEndedAfterItWasLostIsOver() {
        losses.lose(BIOLOGY, "a");
        losses.lose(ART, "a");
        losses.ended(BIOLOGY);
        assertThat(losses.on("a")).isEqualTo(new LostMeetings(Set.of(BIOLOGY, ART), Set.of(BIOLOGY)));
        assertThat(losses.on("b")).isEqualTo(new LostMeetings(Set.of(), Set.of()));
    }

    @Test
    void soIsOneThatWasMovedByAClaim() {
        // Given one that moves since its node is no candidate any more
        claim(BIOLOGY, "a");
        claim(BIOLOGY, "b");
        losses.ended(BIOLOGY);
        assertThat(losses.on("a").endedSince()).containsExactly(BIOLOGY);
    }

    @Test
    void anEndBeforeTheLossWasTheEndOfAnEarlierMeeting() {
        losses.ended(BIOLOGY);
        var ended = redis.sortedSet(String.class)
                .zscore("ensemble:ended", BIOLOGY.asText())
                .orElseThrow();
        redis.sortedSet(String.class).zadd("ensemble:node:a:lost", ended + 1.0, BIOLOGY.asText());
        redis.sortedSet(String.class).zadd("ensemble:node:b:lost", ended, BIOLOGY.asText());
        assertThat(losses.on("a").endedSince()).isEmpty();
        assertThat(losses.on("b").endedSince()).containsExactly(BIOLOGY);
    }

    @Test
    void endsThatAreOldOrTooManyMakeRoom() {
        // Given one of the day before yesterday, and as many of an hour ago as are remembered
        var ends = redis.sortedSet(String.class);
        var now = System.currentTimeMillis();
        ends.zadd("ensemble:ended", (double) now - Duration.ofHours(25).toMillis(), "default:yesterday");
        var anHourAgo = now - Duration.ofHours(1).toMillis();
        IntStream.range(0, 100)
                .forEach(part -> ends.zadd(
                        "ensemble:ended",
                        IntStream.range(0, LostMeetingStore.MOST_ENDS / 100)
                                .boxed()
                                .collect(Collectors.toMap(
                                        i -> "default:" + part + "-" + i, i -> (double) anHourAgo + part))));

        // When
        losses.ended(BIOLOGY);

        // Then
        assertThat(ends.zscore("ensemble:ended", "default:yesterday")).isEmpty();
        assertThat(ends.zscore("ensemble:ended", "default:0-0")).isEmpty();
        assertThat(ends.zscore("ensemble:ended", "default:0-1")).isPresent();
        assertThat(ends.zscore("ensemble:ended", BIOLOGY.asText())).isPresent();
        assertThat(ends.zcard("ensemble:ended")).isEqualTo(LostMeetingStore.MOST_ENDS);
        assertThat(redis.key().pttl("ensemble:ended")).isBetween(1L, LostMeetingStore.TIME_TO_LIVE.toMillis());
    }

    private void claim(MeetingKey meeting, String node) {
        placements.claim(
                meeting, List.of(Candidate.taking(node, 0, 1)), new Reservation(15, Duration.ofMinutes(1)), NOW);
    }
}
