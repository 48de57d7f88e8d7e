package io.ensemble.fleet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ensemble.fleet.placement.Candidate;
import io.ensemble.fleet.placement.Claim;
import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.placement.Placement;
import io.ensemble.fleet.store.PlacementStore.Reservation;
import io.ensemble.fleet.testing.RealRedis;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealRedis.class)
class PlacementStoreTest {

    /** As many as the store has connections: more would only wait for one, and a claim is not good for long. */
    private static final int AT_ONCE = 16;

    private static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_123L);
    private static final Reservation FIFTEEN_FOR_A_MINUTE = new Reservation(15, Duration.ofMinutes(1));
    private static final MeetingKey BIOLOGY = new MeetingKey("default", "biology");

    @Inject
    PlacementStore placements;

    @Inject
    LostMeetingStore losses;

    @Inject
    RedisDataSource redis;

    @BeforeEach
    void emptyStore() {
        redis.flushall();
    }

    @Test
    void theLeastLoadedNodeByWeightIsTaken() {
        // Given
        var candidates =
                List.of(Candidate.taking("a", 30, 1), Candidate.taking("b", 40, 2), Candidate.taking("c", 25, 1));

        // When
        var claim = placements.claim(BIOLOGY, candidates, FIFTEEN_FOR_A_MINUTE, NOW);

        // Then
        assertThat(claim).isEqualTo(new Claim.Made(new Placement(BIOLOGY, "b", NOW)));
        assertThat(placements.find(BIOLOGY)).contains(new Placement(BIOLOGY, "b", NOW));
        assertThat(placements.on("b")).containsExactly(new Placement(BIOLOGY, "b", NOW));
    }

    @Test
    void aPlacedMeetingStaysEvenOnANodeThatTakesNothingNew() {
        // Given
        placements.claim(BIOLOGY, List.of(Candidate.taking("a", 0, 1)), FIFTEEN_FOR_A_MINUTE, NOW);

        // When
        var claim = placements.claim(
                BIOLOGY,
                List.of(Candidate.keeping("a"), Candidate.taking("b", 0, 1)),
                FIFTEEN_FOR_A_MINUTE,
                NOW.plusSeconds(60));

        // Then
        assertThat(claim).isEqualTo(new Claim.Found(new Placement(BIOLOGY, "a", NOW.plusSeconds(60))));
    }

    @Test
    void aMeetingOnALostNodeIsPlacedAnew() {
        // Given
        placements.claim(BIOLOGY, List.of(Candidate.taking("a", 0, 1)), FIFTEEN_FOR_A_MINUTE, NOW);

        // When
        var later = NOW.plusSeconds(60);
        var claim = placements.claim(BIOLOGY, List.of(Candidate.taking("b", 0, 1)), FIFTEEN_FOR_A_MINUTE, later);

        // Then
        assertThat(claim).isEqualTo(new Claim.Made(new Placement(BIOLOGY, "b", later)));
        // And should the lost node come back with it, it is a stranger there
        assertThat(placements.on("a")).isEmpty();
        assertThat(losses.on("a")).containsExactly(BIOLOGY);
        assertThat(placements.on("b")).containsExactly(new Placement(BIOLOGY, "b", later));
    }

    @Test
    void aLostNodeKeepsItsPlacementWhileNobodyElseTakesTheMeeting() {
        // Given
        placements.claim(BIOLOGY, List.of(Candidate.taking("a", 0, 1)), FIFTEEN_FOR_A_MINUTE, NOW);

        // When
        var claim =
                placements.claim(BIOLOGY, List.of(Candidate.keeping("b")), FIFTEEN_FOR_A_MINUTE, NOW.plusSeconds(1));

        // Then whoever gives the node up still finds it there
        assertThat(claim).isEqualTo(new Claim.NoCandidate());
        assertThat(placements.on("a")).containsExactly(new Placement(BIOLOGY, "a", NOW));
        assertThat(losses.on("a")).isEmpty();
    }

    @Test
    void withoutACandidateNothingIsPlaced() {
        assertThat(placements.claim(BIOLOGY, List.of(Candidate.keeping("a")), FIFTEEN_FOR_A_MINUTE, NOW))
                .isEqualTo(new Claim.NoCandidate());
        assertThat(placements.find(BIOLOGY)).isEmpty();
    }

    @Test
    void reservationsOfUnseenMeetingsSpreadABurst() {
        // Given four idle nodes
        var candidates = candidates(4);

        // When 20 meetings are placed before the next poll
        var perNode = IntStream.range(0, 20)
                .mapToObj(i -> claimed(new MeetingKey("default", "m" + i), candidates, NOW))
                .collect(Collectors.groupingBy(node -> node, Collectors.counting()));

        // Then each has five
        assertThat(perNode.values()).containsOnly(5L).hasSize(4);
    }

    @Test
    void whoBringsHisOwnMeetingIsExpectedForAWhileAndHasNoPlace() {
        // Given
        var candidates = List.of(Candidate.taking("a", 1, 1), Candidate.taking("b", 2, 1), Candidate.keeping("c"));

        // Then
        assertThat(placements.expect("1", candidates, FIFTEEN_FOR_A_MINUTE, NOW))
                .contains("a");
        assertThat(placements.expect("2", candidates, FIFTEEN_FOR_A_MINUTE, NOW))
                .contains("b");
        assertThat(placements.on("a")).isEmpty();
        assertThat(claimed(BIOLOGY, candidates, NOW)).isEqualTo("a");

        // And a minute later both are forgotten
        assertThat(placements.expect("3", candidates, FIFTEEN_FOR_A_MINUTE, NOW.plusSeconds(61)))
                .contains("a");
        assertThat(placements.expect("4", List.of(Candidate.keeping("c")), FIFTEEN_FOR_A_MINUTE, NOW))
                .isEmpty();
    }

    @Test
    void aRoomAndAMeetingOfOneNameHaveTwoPlaces() {
        // Given
        var room = MeetingKey.jitsi("default", "biology");
        placements.claim(BIOLOGY, List.of(Candidate.taking("a", 0, 1)), FIFTEEN_FOR_A_MINUTE, NOW);
        placements.claim(room, List.of(Candidate.taking("j", 0, 1)), FIFTEEN_FOR_A_MINUTE, NOW);

        // Then
        assertThat(placements.on("j")).containsExactly(new Placement(room, "j", NOW));
        placements.release(new Placement(room, "j", NOW));
        assertThat(placements.find(room)).isEmpty();
        assertThat(placements.find(BIOLOGY)).isPresent();
    }

    @Test
    void aReservationEndsWhenTheMeetingIsSeenOrItsTimeIsUp() {
        // Given one reservation on each of two nodes
        var candidates = List.of(Candidate.taking("a", 1, 1), Candidate.taking("b", 2, 1));
        assertThat(claimed(BIOLOGY, candidates, NOW)).isEqualTo("a");
        assertThat(claimed(new MeetingKey("default", "x"), candidates, NOW)).isEqualTo("b");

        // When polling sees the first
        placements.settle("a", List.of(BIOLOGY));

        // Then its node is the least loaded again
        assertThat(claimed(new MeetingKey("default", "y"), candidates, NOW)).isEqualTo("a");

        // And when the time of all reservations is up, they count no more
        var later = NOW.plus(Duration.ofMinutes(2));
        assertThat(claimed(new MeetingKey("default", "z"), candidates, later)).isEqualTo("a");
    }

    @Test
    void manyCallersAtOnceMakeOnePlacement() throws Exception {
        var candidates = candidates(4);
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            // When
            var claims = threads
                    .invokeAll(IntStream.range(0, 200)
                            .<Callable<Claim>>mapToObj(
                                    i -> () -> placements.claim(BIOLOGY, candidates, FIFTEEN_FOR_A_MINUTE, NOW))
                            .toList())
                    .stream()
                    .map(done -> done.resultNow())
                    .toList();

            // Then
            assertThat(claims).filteredOn(Claim.Made.class::isInstance).hasSize(1);
            assertThat(claims).filteredOn(Claim.Found.class::isInstance).hasSize(199);
        }
    }

    @Test
    void releasingForgetsOnlyThePlacementThatWasMeant() {
        // Given a meeting that was placed, released and placed again
        var candidates = candidates(1);
        placements.claim(BIOLOGY, candidates, FIFTEEN_FOR_A_MINUTE, NOW);
        var first = placements.find(BIOLOGY).orElseThrow();
        assertThat(placements.release(first)).isTrue();
        var later = NOW.plusSeconds(5);
        placements.claim(BIOLOGY, candidates, FIFTEEN_FOR_A_MINUTE, later);

        // When the old placement is released once more, by a late caller
        var released = placements.release(first);

        // Then the new one stays
        assertThat(released).isFalse();
        assertThat(placements.find(BIOLOGY)).contains(new Placement(BIOLOGY, first.node(), later));
        assertThat(placements.on(first.node())).hasSize(1);
    }

    @Test
    void aClaimThatFindsThePlacementOutlivesAReleaseThatWasDecidedBefore() {
        // Given a placement that somebody is about to release
        var candidates = candidates(1);
        placements.claim(BIOLOGY, candidates, FIFTEEN_FOR_A_MINUTE, NOW);
        var judged = placements.find(BIOLOGY).orElseThrow();

        // When somebody else claims it in the same millisecond
        var found = placements.claim(BIOLOGY, candidates, FIFTEEN_FOR_A_MINUTE, NOW);

        // Then it stays, under its new time in both places
        assertThat(placements.release(judged)).isFalse();
        var kept = new Placement(BIOLOGY, judged.node(), NOW.plusMillis(1));
        assertThat(found).isEqualTo(new Claim.Found(kept));
        assertThat(placements.find(BIOLOGY)).contains(kept);
        assertThat(placements.on(judged.node())).containsExactly(kept);
    }

    @Test
    void everyKeyExpires() {
        // When
        placements.claim(BIOLOGY, candidates(1), FIFTEEN_FOR_A_MINUTE, NOW);

        // Then
        var keys = redis.key().keys("ensemble:*");
        assertThat(keys)
                .hasSize(4)
                .allSatisfy(key -> assertThat(redis.key().ttl(key)).isPositive());
    }

    @Test
    void ofManyClaimsAtOnceAsManyAsTheLimitAreMade() throws Exception {
        var candidates = candidates(4);
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            // When
            var claims = threads
                    .invokeAll(IntStream.range(0, 500)
                            .<Callable<Claim>>mapToObj(i -> () -> limited("m" + i, 50, candidates, NOW))
                            .toList())
                    .stream()
                    .map(done -> done.resultNow())
                    .toList();

            // Then
            assertThat(claims).filteredOn(Claim.Made.class::isInstance).hasSize(50);
            assertThat(claims).filteredOn(Claim.LimitReached.class::isInstance).hasSize(450);
        }
    }

    @Test
    void aLimitKeepsOutNewMeetingsOfItsTenantAlone() {
        // Given
        var candidates = candidates(1);
        limited("biology", 1, candidates, NOW);

        // Then another is refused, the same one found, and other tenants are not concerned
        assertThat(limited("physics", 1, candidates, NOW)).isEqualTo(new Claim.LimitReached());
        assertThat(limited("biology", 1, candidates, NOW)).isInstanceOf(Claim.Found.class);
        assertThat(placements.claim(
                        new MeetingKey("moodle", "physics"),
                        OptionalInt.of(1),
                        candidates,
                        FIFTEEN_FOR_A_MINUTE,
                        true,
                        NOW))
                .isInstanceOf(Claim.Made.class);
    }

    @Test
    void aReleasedMeetingMakesRoomForAnother() {
        // Given
        var candidates = candidates(1);
        limited("biology", 1, candidates, NOW);

        // When
        placements.release(placements.find(BIOLOGY).orElseThrow());

        // Then
        assertThat(limited("physics", 1, candidates, NOW)).isInstanceOf(Claim.Made.class);
    }

    @Test
    void aMeetingThatIsPlacedAnewCountsOnce() {
        // Given a meeting whose node was lost, and its placement there, which reconciliation will release
        limited("biology", 1, List.of(Candidate.taking("a", 0, 1)), NOW);
        var lost = placements.find(BIOLOGY).orElseThrow();
        var elsewhere = List.of(Candidate.taking("b", 0, 1));

        // When
        var anew = limited("biology", 1, elsewhere, NOW.plusSeconds(1));
        placements.release(lost);

        // Then
        assertThat(anew).isInstanceOf(Claim.Made.class);
        assertThat(limited("physics", 1, elsewhere, NOW)).isEqualTo(new Claim.LimitReached());
    }

    @Test
    void aMeetingThatIsNotConfirmedForADayCountsNoMore() {
        // Given two meetings, of which one is confirmed later
        var candidates = List.of(Candidate.taking("a", 0, 1));
        limited("biology", 2, candidates, NOW);
        limited("physics", 2, candidates, NOW);
        placements.confirm("a", List.of(BIOLOGY), NOW.plus(Duration.ofHours(1)));

        // When
        var aDayLater = NOW.plus(PlacementStore.TIME_TO_LIVE);

        // Then
        assertThat(limited("chemistry", 2, candidates, aDayLater)).isInstanceOf(Claim.Made.class);
        assertThat(limited("music", 2, candidates, aDayLater)).isEqualTo(new Claim.LimitReached());
    }

    private Claim limited(String meetingId, int limit, List<Candidate> candidates, Instant now) {
        return placements.claim(
                new MeetingKey("default", meetingId),
                OptionalInt.of(limit),
                candidates,
                FIFTEEN_FOR_A_MINUTE,
                true,
                now);
    }

    @Test
    void aMeetingWithoutAPlacementIsUnsureUntilThePlacementsAreComplete() {
        var candidates = candidates(2);
        assertThat(claimTrusting(BIOLOGY, candidates)).isEqualTo(new Claim.Unsure());

        placements.declareComplete(NOW);
        assertThat(placements.complete()).isTrue();
        assertThat(claimTrusting(BIOLOGY, candidates)).isInstanceOf(Claim.Made.class);

        // And what is placed is known, however incomplete the rest
        placements.declareIncomplete(NOW);
        assertThat(placements.incompleteSince(NOW.plusSeconds(5))).isEqualTo(NOW);
        assertThat(claimTrusting(BIOLOGY, candidates)).isInstanceOf(Claim.Found.class);
        assertThat(claimTrusting(new MeetingKey("default", "art"), candidates)).isEqualTo(new Claim.Unsure());
    }

    @Test
    void aMeetingIsAdoptedWhereItRunsUnlessItIsPlacedElsewhere() {
        assertThat(placements.adopt(BIOLOGY, "a", NOW)).isTrue();
        assertThat(placements.adopt(BIOLOGY, "a", NOW.plusSeconds(1))).isTrue();
        assertThat(placements.adopt(BIOLOGY, "b", NOW.plusSeconds(2))).isFalse();
        assertThat(placements.find(BIOLOGY)).contains(new Placement(BIOLOGY, "a", NOW));
        assertThat(placements.on("a")).containsExactly(new Placement(BIOLOGY, "a", NOW));
        assertThat(placements.on("b")).isEmpty();
    }

    @Test
    void aPlacementIsMovedUnlessItWasClaimedSince() {
        var old = new Placement(BIOLOGY, "a", NOW);
        placements.adopt(BIOLOGY, "a", NOW);
        assertThat(placements.move(new Placement(BIOLOGY, "a", NOW.minusSeconds(1)), "b", NOW))
                .isFalse();
        assertThat(placements.move(old, "b", NOW.plusSeconds(1))).isTrue();
        placements.release(old);
        assertThat(placements.find(BIOLOGY)).contains(new Placement(BIOLOGY, "b", NOW.plusSeconds(1)));
        assertThat(placements.on("a")).isEmpty();
    }

    @Test
    void aClaimThatTheStoreGetsToTooLateClaimsNothing() {
        // Given a store that is suspended for longer than callers wait
        redis.execute("CLIENT", "PAUSE", "60000", "WRITE");

        // When
        try {
            assertThatThrownBy(() -> placements.claim(BIOLOGY, candidates(1), FIFTEEN_FOR_A_MINUTE, NOW))
                    .isInstanceOf(RuntimeException.class);
        } finally {
            redis.execute("CLIENT", "UNPAUSE");
        }

        // Then it did not do so afterwards
        redis.value(String.class).set("ensemble:test", "a write that comes after it");
        assertThat(placements.find(BIOLOGY)).isEmpty();
    }

    private Claim claimTrusting(MeetingKey meeting, List<Candidate> candidates) {
        return placements.claim(meeting, OptionalInt.empty(), candidates, FIFTEEN_FOR_A_MINUTE, false, NOW);
    }

    private String claimed(MeetingKey meeting, List<Candidate> candidates, Instant now) {
        return ((Claim.Made) placements.claim(meeting, candidates, FIFTEEN_FOR_A_MINUTE, now))
                .placement()
                .node();
    }

    private static List<Candidate> candidates(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Candidate.taking("node-" + i, 0, 1))
                .toList();
    }
}
