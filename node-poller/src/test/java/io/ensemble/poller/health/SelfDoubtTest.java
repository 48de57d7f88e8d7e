// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.snapshot.Pollers;
import io.ensemble.fleet.snapshot.Snapshot;
import io.ensemble.poller.PollerConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelfDoubtTest {

    private static final Pollers ALONE = new Pollers("a", List.of("a"), 1);
    private static final Pollers TWO = new Pollers("a", List.of("a", "b"), 1);
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final HealthRule rule =
            new HealthRule(new Thresholds(1, 3, 2), new Flapping(3, 6, Duration.ofMinutes(10), 60));
    private SelfDoubt doubt = doubt(0.66);
    private Snapshot elsewhere = Snapshot.NONE;
    private final Map<String, NodeSighting> last = new HashMap<>();

    @Test
    void aPollerThatHearsNoNodeAnyMoreGivesNoneUpAndDoubtsItself() {
        // Given
        answer("1", "2", "3", "4");

        // When
        silence(TWO, "1", "2", "3", "4");
        assertThat(doubt.doubting()).isFalse();
        silence(TWO, "1", "2", "3", "4");
        assertThat(doubt.doubting()).isTrue();
        twice(() -> silence(TWO, "1", "2", "3", "4"));

        // Then
        assertThat(doubt.doubting()).isTrue();
        assertThat(last.values()).allSatisfy(seen -> {
            assertThat(seen.health()).isEqualTo(Health.UNSTABLE);
            assertThat(seen.failures()).isEqualTo(4);
            assertThat(seen.lapses()).isEmpty();
        });
    }

    @Test
    void itTrustsItselfAgainWhenMostNodesAnswer() {
        answer("1", "2", "3", "4");
        thrice(() -> silence(TWO, "1", "2", "3", "4"));

        answer("1", "2");
        assertThat(doubt.doubting()).isTrue();
        answer("3");
        assertThat(doubt.doubting()).isFalse();
    }

    @Test
    void itTrustsItselfAgainWhenTheOthersHaveGivenTheNodesUpToo() {
        // Given
        answer("1", "2", "3");
        thrice(() -> silence(TWO, "1", "2", "3"));

        // When another poller has given two of them up
        givenUpByAnother("1", "2");

        // Then it leaves the third to that one still, until it is given up too
        assertThat(doubt.doubting()).isTrue();
        givenUpByAnother("3");
        assertThat(doubt.doubting()).isFalse();
    }

    @Test
    void itTrustsItselfAgainWhenTheNodesAreNotItsOwnAnyMore() {
        answer("1", "2", "3");
        thrice(() -> silence(TWO, "1", "2", "3"));

        doubt.keep(Set.of("1"));
        assertThat(doubt.doubting()).isTrue();
        doubt.keep(Set.of());
        assertThat(doubt.doubting()).isFalse();
    }

    @Test
    void oneNodeOfFourOrTwoThatFallSilentAreGivenUpAsEver() {
        answer("1", "2", "3", "4");
        for (var poll = 0; poll < 3; poll++) {
            answer("2", "3");
            silence(TWO, "1", "4");
        }
        assertThat(healths("1", "2", "3", "4"))
                .containsExactly(Health.OFFLINE, Health.ONLINE, Health.ONLINE, Health.OFFLINE);
        assertThat(doubt.doubting()).isFalse();
    }

    @Test
    void twoOfThreeAreGivenUpAsEver() {
        answer("1", "2", "3");
        for (var poll = 0; poll < 3; poll++) {
            answer("3");
            silence(TWO, "1", "2");
        }
        assertThat(healths("1", "2", "3")).containsExactly(Health.OFFLINE, Health.OFFLINE, Health.ONLINE);
    }

    @Test
    void ofTwoNodesBothAreGivenUpAsEverWithoutAnotherPoller() {
        answer("1", "2");
        thrice(() -> silence(ALONE, "1", "2"));
        assertThat(healths("1", "2")).containsOnly(Health.OFFLINE);
        assertThat(doubt.doubting()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void itsOnlyNodesAreLeftToOthersWhenTheirsAnswer(int count) {
        // Given
        var own = IntStream.rangeClosed(1, count).mapToObj(String::valueOf).toArray(String[]::new);
        answersElsewhere("x", 0);
        answer(own);

        // When
        silence(TWO, own);
        assertThat(doubt.doubting()).isFalse();
        silence(TWO, own);

        // Then
        assertThat(doubt.doubting()).isTrue();
        twice(() -> silence(TWO, own));
        assertThat(healths(own)).containsOnly(Health.UNSTABLE);

        // And it is back when it hears them, or when they are given up
        givenUpByAnother(own);
        assertThat(doubt.doubting()).isFalse();
        assertThat(healths(own)).containsOnly(Health.OFFLINE);
    }

    @Test
    void itsOnlyNodeIsGivenUpAsEverWhenNobodyHearsAny() {
        answersElsewhere("x", 1);
        answer("1");
        thrice(() -> silence(TWO, "1"));
        assertThat(healths("1")).containsOnly(Health.OFFLINE);
    }

    @Test
    void whatItSawOfItsOwnNodesIsNoWordOfOthers() {
        answersElsewhere("2", 0);
        doubt.keep(Set.of("1", "2"));
        answer("1");
        thrice(() -> silence(TWO, "1"));
        assertThat(healths("1")).containsOnly(Health.OFFLINE);
    }

    @Test
    void aNodeThatAnotherPollerFoundSilentTooIsGivenUp() {
        // Given a node that this poller never had, and that another left to it
        answersElsewhere("x", 0);
        last.put(
                "1",
                sighting("1", rule.afterSuccess(Optional.empty(), NOON), Optional.of(NOON))
                        .judged(Health.UNSTABLE, List.of())
                        .failing(1));

        // When
        twice(() -> silence(TWO, "1"));

        // Then
        assertThat(healths("1")).containsOnly(Health.OFFLINE);
        assertThat(doubt.doubting()).isFalse();
    }

    @Test
    void oneThatBeginsCutOffGivesNoneUpThatOthersHeard() {
        answersElsewhere("x", 0);
        last.put("1", sighting("1", rule.afterSuccess(Optional.empty(), NOON), Optional.of(NOON)));
        thrice(() -> silence(TWO, "1"));
        assertThat(healths("1")).containsOnly(Health.UNSTABLE);
        assertThat(doubt.doubting()).isTrue();
    }

    @Test
    void aShareOfMoreThanAllSwitchesItOff() {
        doubt = doubt(1.1);
        answersElsewhere("x", 0);
        answer("1", "2", "3", "4");
        thrice(() -> silence(TWO, "1", "2", "3", "4"));
        assertThat(healths("1", "2", "3", "4")).containsOnly(Health.OFFLINE);
    }

    @Test
    void nodesThatNeverAnsweredAndThoseGivenUpLongAgoSayNothing() {
        // Given three that never answered, and one that does until now
        answer("1");
        thrice(() -> silence(TWO, "2", "3", "4"));
        assertThat(healths("2", "3", "4")).containsOnly(Health.OFFLINE);

        // Then it is given up too
        thrice(() -> silence(TWO, "1", "2", "3", "4"));
        assertThat(healths("1")).containsOnly(Health.OFFLINE);
    }

    @Test
    void withoutAnotherPollerAllAreGivenUpAsEver() {
        answer("1", "2", "3");
        thrice(() -> silence(ALONE, "1", "2", "3"));
        assertThat(healths("1", "2", "3")).containsOnly(Health.OFFLINE);
        assertThat(doubt.doubting()).isFalse();
    }

    @Test
    void whenTheLastOfTheOthersGoesItJudgesItself() {
        answer("1", "2", "3");
        thrice(() -> silence(TWO, "1", "2", "3"));
        silence(ALONE, "1", "2", "3");
        assertThat(healths("1", "2", "3")).containsOnly(Health.OFFLINE);
        assertThat(doubt.doubting()).isFalse();
    }

    private static void twice(Runnable polls) {
        polls.run();
        polls.run();
    }

    private static void thrice(Runnable polls) {
        twice(polls);
        polls.run();
    }

    private void answersElsewhere(String node, int failures) {
        elsewhere = Snapshot.of(List.of(sighting(node, rule.afterSuccess(Optional.empty(), NOON), Optional.of(NOON))
                .failing(failures)));
    }

    private void givenUpByAnother(String... nodes) {
        for (var node : nodes) {
            last.computeIfPresent(node, (_, seen) -> seen.judged(Health.OFFLINE, List.of(NOON)));
        }
        silence(TWO, nodes);
    }

    private List<Health> healths(String... nodes) {
        return List.of(nodes).stream().map(node -> seen(node).health()).toList();
    }

    private NodeSighting seen(String node) {
        return Optional.ofNullable(last.get(node)).orElseThrow();
    }

    private void answer(String... nodes) {
        for (var node : nodes) {
            var before = Optional.ofNullable(last.get(node));
            weigh(sighting(node, rule.afterSuccess(before, NOON), Optional.of(NOON)), before, TWO);
        }
    }

    private void silence(Pollers pollers, String... nodes) {
        for (var node : nodes) {
            var before = Optional.ofNullable(last.get(node));
            var seenAt = before.flatMap(NodeSighting::seenAt);
            weigh(sighting(node, rule.afterFailure(before, NOON), seenAt), before, pollers);
        }
    }

    private void weigh(NodeSighting seen, Optional<NodeSighting> before, Pollers pollers) {
        last.put(seen.node(), doubt.weigh(before, seen, pollers, elsewhere));
    }

    private static NodeSighting sighting(String node, Verdict verdict, Optional<Instant> seenAt) {
        return new NodeSighting(
                node,
                verdict.health(),
                verdict.failures(),
                verdict.successes(),
                Optional.empty(),
                seenAt,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                verdict.lapses(),
                Optional.empty(),
                verdict.stumbles());
    }

    private static SelfDoubt doubt(double share) {
        var config = mock(PollerConfig.class);
        when(config.cutOffNodes()).thenReturn(3);
        when(config.cutOffShare()).thenReturn(share);
        when(config.thresholds()).thenReturn(new Thresholds(1, 3, 2));
        return new SelfDoubt(config);
    }
}
