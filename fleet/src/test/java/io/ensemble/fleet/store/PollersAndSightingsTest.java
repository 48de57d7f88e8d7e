// SPDX-License-Identifier: Apache-2.0
package io.ensemble.fleet.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.snapshot.Pollers;
import io.ensemble.fleet.snapshot.Snapshot;
import io.ensemble.fleet.testing.RealRedis;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who polls, and what they may write. */
@QuarkusTest
@WithTestResource(RealRedis.class)
class PollersAndSightingsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @Inject
    PollerStore pollers;

    @Inject
    SnapshotStore snapshots;

    @Inject
    RedisDataSource redis;

    @BeforeEach
    void emptyStore() {
        redis.flushall();
    }

    @Test
    void whoRenewsItsLeaseIsOneOfThePollersUntilItLeaves() {
        assertThat(hold("b", MINUTE).all()).containsExactly("b");
        assertThat(hold("a", MINUTE).all()).containsExactly("a", "b");
        assertThat(hold("b", MINUTE).all()).containsExactly("a", "b");

        pollers.leave("a");
        assertThat(hold("b", MINUTE).all()).containsExactly("b");
    }

    @Test
    void anEpochBeginsWithEachThatJoinsAndWithNoneThatStays() {
        // Given
        var first = hold("a", MINUTE);
        assertThat(first.self()).isEqualTo("a");
        assertThat(hold("a", MINUTE)).isEqualTo(first);

        // When another joins
        var second = hold("b", MINUTE);
        assertThat(second.epoch()).isGreaterThan(first.epoch());
        assertThat(hold("a", MINUTE).epoch()).isEqualTo(second.epoch());

        // And when one comes back whose lease had run out
        hold("b", Duration.ZERO);
        var third = hold("b", MINUTE);
        assertThat(third.all()).isEqualTo(second.all());
        assertThat(third.epoch()).isGreaterThan(second.epoch());

        // And when the store was emptied
        redis.flushall();
        assertThat(hold("a", MINUTE).epoch()).isGreaterThan(third.epoch());
    }

    @Test
    void whoSleptWhileAnotherHadItsNodesWritesNothingOfWhatItSawBefore() {
        // Given two pollers, of which one sleeps longer than its lease
        hold("a", MINUTE);
        hold("b", MINUTE);
        var before = hold("a", MINUTE);
        hold("a", Duration.ZERO);
        var b = hold("b", MINUTE);
        assertThat(snapshots.write(b, sighting("bbb-01", NOON.plusSeconds(1)))).isTrue();

        // When it wakes, and the pollers have the same names as before
        var awake = hold("a", MINUTE);
        assertThat(awake.all()).isEqualTo(before.all());

        // Then what it saw before is not written, nor what the other saw meanwhile
        assertThat(snapshots.write(before, sighting("bbb-01", NOON))).isFalse();
        assertThat(snapshots.write(b, sighting("bbb-01", NOON.plusSeconds(2)))).isFalse();
        assertThat(snapshots.read().orElseThrow().takenAt()).isEqualTo(NOON.plusSeconds(1));
        assertThat(snapshots.write(awake, sighting("bbb-01", NOON.plusSeconds(3))))
                .isTrue();
    }

    @Test
    void whoStandsAsideIsNoneOfThemUnlessThereIsNoOther() {
        hold("a", MINUTE);
        assertThat(pollers.standAside("a")).isFalse();
        assertThat(hold("b", MINUTE).all()).containsExactly("a", "b");

        assertThat(pollers.standAside("a")).isTrue();
        assertThat(pollers.standAside("b")).isFalse();
        assertThat(pollers.standAside("a")).isTrue();
        assertThat(hold("b", MINUTE).all()).containsExactly("b");

        // And one whose lease has run out is no other
        hold("b", Duration.ZERO);
        assertThat(pollers.standAside("a")).isFalse();
    }

    @Test
    void aSightingThatCannotBeReadConcernsNoOtherAndForgetsNothing() {
        // Given
        var a = hold("a", MINUTE);
        snapshots.write(a, sighting("bbb-01", NOON));
        snapshots.write(a, sighting("bbb-02", NOON));
        var before = snapshots.read().orElseThrow();

        // When
        redis.hash(String.class).hset("ensemble:sightings", "bbb-01", "{\"health\":{}}");
        snapshots.write(a, sighting("bbb-02", NOON.plusSeconds(1)));

        // Then
        var after = snapshots.read().orElseThrow();
        assertThat(after.of("bbb-01")).isEqualTo(before.of("bbb-01"));
        assertThat(after.of("bbb-02")).contains(sighting("bbb-02", NOON.plusSeconds(1)));
    }

    @Test
    void theStoreTellsItsTime() {
        var seconds = redis.execute("TIME").get(0).toLong();
        assertThat(pollers.hold("a", MINUTE).storeTime())
                .isBetween(Instant.ofEpochSecond(seconds), Instant.ofEpochSecond(seconds + 60));
    }

    @Test
    void whoseLeaseRunsOutIsNoLongerOneOfThem() {
        // Given
        var ended = hold("a", Duration.ZERO);

        // Then it writes nothing, and others do not see it
        assertThat(snapshots.write(ended, sighting("bbb-01", NOON))).isFalse();
        assertThat(hold("b", MINUTE).all()).containsExactly("b");
        assertThat(snapshots.read()).isEmpty();
    }

    @Test
    void thePollersOfTheMomentWriteAndTogetherTheirSightingsAreTheSnapshot() {
        // Given
        hold("a", MINUTE);
        var b = hold("b", MINUTE);
        var a = hold("a", MINUTE);

        // When
        assertThat(snapshots.write(a, sighting("bbb-01", NOON.plusSeconds(1)))).isTrue();
        assertThat(snapshots.write(b, sighting("bbb-02", NOON))).isTrue();

        // Then the snapshot is as old as its oldest part
        assertThat(snapshots.read())
                .contains(new Snapshot(
                        NOON,
                        Map.of(
                                "bbb-01", sighting("bbb-01", NOON.plusSeconds(1)),
                                "bbb-02", sighting("bbb-02", NOON))));
    }

    @Test
    void whoDividedTheNodesAmongOthersThanThoseOfTheMomentWritesNothing() {
        // Given a poller that does not know yet of another that has come
        var alone = hold("a", MINUTE);
        hold("b", MINUTE);

        // Then
        assertThat(snapshots.write(alone, sighting("bbb-01", NOON))).isFalse();
        assertThat(snapshots.read()).isEmpty();

        // And when the other has gone again, only once it has noticed that there was one
        pollers.leave("b");
        assertThat(snapshots.write(alone, sighting("bbb-01", NOON))).isFalse();
        assertThat(snapshots.write(hold("a", MINUTE), sighting("bbb-01", NOON))).isTrue();
    }

    @Test
    void aNewOwnerWritesWhateverItsClockSays() {
        // Given a sighting by a poller whose clock is an hour ahead
        var a = hold("a", MINUTE);
        snapshots.write(a, sighting("bbb-01", NOON.plusSeconds(3600)));
        pollers.leave("a");

        // When
        var written = snapshots.write(hold("b", MINUTE), sighting("bbb-01", NOON));

        // Then
        assertThat(written).isTrue();
        assertThat(snapshots.read().orElseThrow().takenAt()).isEqualTo(NOON);
    }

    @Test
    void aForgottenNodeIsGoneAndAnEmptyFleetIsNoEmptiedStore() {
        // Given
        var a = hold("a", MINUTE);
        snapshots.write(a, sighting("bbb-01", NOON));

        // When
        assertThat(snapshots.forget(a, "bbb-01")).isTrue();

        // Then
        assertThat(snapshots.read()).contains(Snapshot.NONE);
        redis.flushall();
        assertThat(snapshots.read()).isEmpty();
    }

    @Test
    void aStagedSnapshotTakesThePlaceOfWhatIsThere() {
        // Given
        snapshots.write(hold("a", MINUTE), sighting("bbb-01", NOON));

        // When
        snapshots.write(new Snapshot(NOON.plusSeconds(9), Map.of("bbb-02", sighting("bbb-02", NOON))));

        // Then
        assertThat(snapshots.read()).contains(new Snapshot(NOON, Map.of("bbb-02", sighting("bbb-02", NOON))));
        snapshots.write(Snapshot.NONE);
        assertThat(snapshots.read()).contains(Snapshot.NONE);
    }

    @Test
    void everyKeyExpires() {
        snapshots.write(hold("a", MINUTE), sighting("bbb-01", NOON));

        assertThat(redis.key().keys("ensemble:*"))
                .hasSize(4)
                .allSatisfy(key -> assertThat(redis.key().ttl(key)).isPositive());
    }

    private Pollers hold(String poller, Duration lease) {
        return pollers.hold(poller, lease).pollers();
    }

    private static NodeSighting sighting(String node, Instant tried) {
        return new NodeSighting(node, Health.ONLINE, 0, 1, Optional.empty(), Optional.of(tried), List.of())
                .triedAt(tried);
    }
}
