package io.ensemble.acceptance.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.acceptance.fault.Judge.Account;
import io.ensemble.acceptance.fault.Judge.Death;
import io.ensemble.acceptance.fault.Judge.Evidence;
import io.ensemble.acceptance.fault.Judge.Finding;
import io.ensemble.acceptance.fault.Judge.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Made-up ledgers: the guilty are found guilty, and nobody else is. */
class JudgeTest {

    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

    /** Node "a" died half a minute in; it was last looked at a second before. */
    private static final Death DEATH = new Death("a", Set.of("biology"), at(29), at(30));

    @Test
    void aMeetingThatRunsOnceAndIsFoundByAllGatewaysIsWell() {
        var verdict =
                judge(List.of(open("biology", 1, 5)), Map.of("a", Set.of("biology"), "b", Set.of()), led("a", "a"));

        assertThat(verdict.clean()).isTrue();
        assertThat(verdict.gone()).isEmpty();
    }

    @Test
    void aMeetingThatNobodyEndedAndThatRunsNowhereIsLost() {
        var verdict = judge(List.of(open("biology", 1, 5)), Map.of("a", Set.of(), "b", Set.of()), Map.of());

        assertThat(verdict.lost()).extracting(Finding::meeting).containsExactly("biology");
    }

    @Test
    void aRunningMeetingThatOneGatewayDoesNotFindIsLost() {
        var verdict = judge(
                List.of(open("biology", 1, 5)), Map.of("a", Set.of("biology")), led("a", "invalidMeetingIdentifier"));

        assertThat(verdict.lost())
                .extracting(Finding::toString)
                .containsExactly("biology runs on a, and gateway-2 leads to invalidMeetingIdentifier");
    }

    @Test
    void aRunningMeetingToWhichAGatewayLeadsOnAnotherNodeIsLost() {
        var verdict =
                judge(List.of(open("biology", 1, 5)), Map.of("a", Set.of("biology"), "b", Set.of()), led("b", "a"));

        assertThat(verdict.lost()).hasSize(1);
    }

    @Test
    void aRunningMeetingThatNoGatewayWasAskedForIsNotTakenForWell() {
        var verdict = judge(List.of(open("biology", 1, 5)), Map.of("a", Set.of("biology")), Map.of());

        assertThat(verdict.lost()).hasSize(1);
    }

    @Test
    void aMeetingOnTwoNodesHasATwinWhateverIsKnownOfIt() {
        var onBoth = Map.of("a", Set.of("biology"), "b", Set.of("biology"));

        for (var state : Meeting.State.values()) {
            var verdict = judge(List.of(new Account("biology", state, at(1), at(5))), onBoth, led("a", "a"));

            assertThat(verdict.twins()).extracting(Finding::toString).containsExactly("biology runs on a and on b");
        }
    }

    @Test
    void aMeetingThatNobodyAskedForMayHaveNoTwinEither() {
        var verdict = judge(List.of(), Map.of("a", Set.of("stranger"), "b", Set.of("stranger")), Map.of());

        assertThat(verdict.twins()).extracting(Finding::meeting).containsExactly("stranger");
    }

    @Test
    void anEndedMeetingThatRunsOnHadATwin() {
        var verdict = judge(
                List.of(new Account("biology", Meeting.State.ENDED, at(1), at(5))),
                Map.of("a", Set.of("biology")),
                Map.of());

        assertThat(verdict.twins()).hasSize(1);
    }

    @Test
    void whatSomebodyTriedToEndOrOnlyAskedForMayRunOrNot() {
        var meetings = List.of(
                new Account("doubtful", Meeting.State.DOUBTFUL, at(1), at(5)),
                new Account("doubtful-too", Meeting.State.DOUBTFUL, at(1), at(5)),
                new Account("asked", Meeting.State.ASKED, Instant.MAX, Instant.MIN),
                new Account("asked-too", Meeting.State.ASKED, Instant.MAX, Instant.MIN));

        var verdict = judge(meetings, Map.of("a", Set.of("doubtful", "asked")), Map.of());

        assertThat(verdict.clean()).isTrue();
    }

    @Test
    void aMeetingGoesWithItsNode() {
        var verdict = judge(List.of(open("biology", 1, 28)), Map.of("b", Set.of()), Map.of(), DEATH);

        assertThat(verdict.clean()).isTrue();
        assertThat(verdict.gone()).containsExactly("biology");
    }

    @Test
    void aMeetingThatWasMadeBetweenTheLastLookAndTheDeathMayHaveGoneWithTheNode() {
        var verdict = judge(List.of(open("late", 29, 29)), Map.of("b", Set.of()), Map.of(), DEATH);

        assertThat(verdict.gone()).containsExactly("late");
    }

    @Test
    void aMeetingThatWasNotOnTheDeadNodeIsLost() {
        var verdict = judge(List.of(open("chemistry", 1, 28)), Map.of("b", Set.of()), Map.of(), DEATH);

        assertThat(verdict.lost()).extracting(Finding::meeting).containsExactly("chemistry");
    }

    @Test
    void aMeetingThatWasMovedFromTheDeadNodeAndVanishedThenIsLost() {
        var verdict = judge(List.of(open("biology", 1, 35)), Map.of("b", Set.of()), Map.of(), DEATH);

        assertThat(verdict.lost()).extracting(Finding::meeting).containsExactly("biology");
    }

    @Test
    void aMeetingThatWasMadeAfterTheDeathIsLostIfItRunsNowhere() {
        var verdict = judge(List.of(open("new", 31, 31)), Map.of("b", Set.of()), Map.of(), DEATH);

        assertThat(verdict.lost()).hasSize(1);
    }

    private static Verdict judge(
            List<Account> meetings,
            Map<String, Set<String>> running,
            Map<String, Map<String, String>> led,
            Death... deaths) {
        return Judge.judge(new Evidence(meetings, running, led, List.of(deaths)));
    }

    private static Account open(String id, int acknowledged, int proofBegan) {
        return new Account(id, Meeting.State.OPEN, at(acknowledged), at(proofBegan));
    }

    private static Map<String, Map<String, String>> led(String byFirst, String bySecond) {
        return Map.of("biology", Map.of("gateway-1", byFirst, "gateway-2", bySecond));
    }

    private static Instant at(int seconds) {
        return START.plusSeconds(seconds);
    }
}
