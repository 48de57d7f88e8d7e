package io.ensemble.fleet.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.fleet.store.SeatStore.Count;
import io.ensemble.fleet.testing.RealRedis;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealRedis.class)
class SeatStoreTest {

    private static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_123L);
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    @Inject
    SeatStore seats;

    @Inject
    RedisDataSource redis;

    @BeforeEach
    void emptyStore() {
        redis.flushall();
    }

    @Test
    void ofManyPeopleAtOnceAsManyAsTheLimitGetASeat() throws Exception {
        // As many at once as the store has connections: more would only wait for one.
        try (var threads = Executors.newFixedThreadPool(16)) {
            // When 500 come where 10 of 60 are there
            var seated = threads
                    .invokeAll(IntStream.range(0, 500)
                            .<Callable<Boolean>>mapToObj(i -> () -> take("p" + i, 60, counted(0, 10), 0))
                            .toList())
                    .stream()
                    .filter(done -> done.resultNow())
                    .count();

            // Then
            assertThat(seated).isEqualTo(50);
        }
    }

    @Test
    void whoHoldsASeatGetsNoSecond() {
        assertThat(take("ada", 1, counted(0, 0), 0)).isTrue();
        assertThat(take("ada", 1, counted(0, 0), 1)).isTrue();
        assertThat(take("bob", 1, counted(0, 0), 1)).isFalse();
    }

    @Test
    void whoIsCountedByPollingHoldsNoSeatAnyMore() {
        // Given two of four seats taken
        take("ada", 4, counted(0, 0), 0);
        take("bob", 4, counted(0, 0), 0);

        // When polling sees one of the two, the other is still on the way
        assertThat(take("cy", 4, counted(5, 1), 6)).isTrue();
        assertThat(take("di", 4, counted(5, 1), 6)).isTrue();

        // Then all are taken, also in the eyes of a gateway that has an older count
        assertThat(take("ed", 4, counted(5, 1), 7)).isFalse();
        assertThat(take("ed", 4, counted(0, 0), 7)).isFalse();
    }

    @Test
    void theSeatOfSomebodyWhoDoesNotComeIsFreeAfterItsTime() {
        take("ada", 1, counted(0, 0), 0);
        assertThat(take("bob", 1, counted(50, 0), 59)).isFalse();
        assertThat(take("bob", 1, counted(55, 0), 60)).isTrue();
    }

    @Test
    void whenPeopleLeaveThereAreSeatsAgain() {
        assertThat(take("ada", 10, counted(0, 10), 1)).isFalse();
        assertThat(take("ada", 10, counted(5, 9), 6)).isTrue();
    }

    @Test
    void everyKeyExpires() {
        take("ada", 10, counted(0, 0), 0);
        assertThat(redis.key().keys("ensemble:*"))
                .hasSize(2)
                .allSatisfy(key -> assertThat(redis.key().ttl(key)).isPositive());
    }

    private boolean take(String person, int limit, Count count, int second) {
        return seats.take("moodle", person, limit, count, A_MINUTE, NOW.plusSeconds(second));
    }

    private static Count counted(int second, int people) {
        return new Count(NOW.plusSeconds(second), people);
    }
}
