package io.ensemble.poller.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.NodeSighting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class HealthRuleTest {

    private static final Flapping FLAPPING = new Flapping(3, 6, Duration.ofMinutes(10), 60);
    private static final HealthRule RULE = new HealthRule(new Thresholds(1, 3, 2), FLAPPING);
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    /** What a poll can meet. */
    enum Poll {
        GOOD,
        FAILED,
        WRONG
    }

    @Example
    void oneFailureMakesANodeUnstableAndTwoSuccessesMendIt() {
        assertThat(healths("GFGG")).containsExactly(Health.ONLINE, Health.UNSTABLE, Health.UNSTABLE, Health.ONLINE);
    }

    @Example
    void threeFailuresGiveANodeUpAndTwoSuccessesBringItBack() {
        assertThat(healths("GFFFGFGG"))
                .containsExactly(
                        Health.ONLINE,
                        Health.UNSTABLE,
                        Health.UNSTABLE,
                        Health.OFFLINE,
                        Health.OFFLINE,
                        Health.OFFLINE,
                        Health.OFFLINE,
                        Health.ONLINE);
    }

    @Example
    void thePollThatWouldGiveANodeUpIsItsLastChance() {
        assertThat(RULE.isLastChance(Optional.empty(), false)).isFalse();
        assertThat(RULE.isLastChance(after("G"), false)).isFalse();
        assertThat(RULE.isLastChance(after("GF"), false)).isFalse();
        assertThat(RULE.isLastChance(after("GFF"), false)).isTrue();
        assertThat(RULE.isLastChance(after("GFFF"), false)).isFalse();
        assertThat(RULE.isLastChance(after("GFFG"), false)).isFalse();
    }

    @Example
    void whoHasItFromAnotherThatANodeIsSilentTakesTheTimeOfTwoPolls() {
        assertThat(RULE.isLastChance(after("G"), true)).isFalse();
        assertThat(RULE.isLastChance(after("GF"), true)).isTrue();
        var verdict = RULE.afterLastChance(after("GF"), NOON);
        assertThat(verdict.health()).isEqualTo(Health.OFFLINE);
        assertThat(verdict.failures()).isEqualTo(3);
        assertThat(verdict.lapses()).containsExactly(NOON);
    }

    @Example
    void aFirstPollIsNoLastChanceEvenIfOneFailureGivesUp() {
        var strict = new HealthRule(new Thresholds(1, 1, 2), FLAPPING);
        assertThat(strict.isLastChance(after("G"), false)).isFalse();
        assertThat(strict.isLastChance(after("G"), true)).isFalse();
    }

    @Example
    void aNodeThatFailsEveryOtherPollGetsNothingNew() {
        assertThat(healths("GFGFGFG").subList(1, 7)).containsOnly(Health.UNSTABLE);
    }

    @Example
    void aNewNodeIsOnlineWithItsFirstAnswerAndUnstableUntilThen() {
        assertThat(healths("G")).containsExactly(Health.ONLINE);
        assertThat(healths("FFF")).containsExactly(Health.UNSTABLE, Health.UNSTABLE, Health.OFFLINE);
        assertThat(healths("W")).containsExactly(Health.UNSTABLE);
    }

    @Example
    void aMilderThresholdLetsABlipPass() {
        var mild = new HealthRule(new Thresholds(2, 3, 1), FLAPPING);
        assertThat(healths(mild, "GFFFG"))
                .containsExactly(Health.ONLINE, Health.ONLINE, Health.UNSTABLE, Health.OFFLINE, Health.ONLINE);
    }

    @Example
    void aNodeThatAnswersNonsenseIsNeverGivenUpForIt() {
        assertThat(healths("GWWWWWWWW").subList(1, 9)).containsOnly(Health.UNSTABLE);
        // And between, failures are counted afresh
        assertThat(healths("GFFWFF").subList(1, 6)).containsOnly(Health.UNSTABLE);
        assertThat(healths("GFFWFFF").getLast()).isEqualTo(Health.OFFLINE);
        // And given up, it does not come back by nonsense
        assertThat(healths("FFFWWW").getLast()).isEqualTo(Health.OFFLINE);
    }

    @Example
    void aNodeThatFlapsIsHeldBackLongerEachTime() {
        // The third time doubles the good polls that it needs
        assertThat(goodPollsNeeded(1)).isEqualTo(2);
        assertThat(goodPollsNeeded(2)).isEqualTo(2);
        assertThat(goodPollsNeeded(3)).isEqualTo(4);
        assertThat(goodPollsNeeded(4)).isEqualTo(8);
        assertThat(goodPollsNeeded(7)).isEqualTo(60);
        assertThat(goodPollsNeeded(40)).isEqualTo(60);
    }

    @Example
    void aNodeThatFailsEveryThirdPollIsHeldBackUntilItIsSteady() {
        // Given hours of it
        var hours = "GGF".repeat(2000);
        var healths = healths(hours);

        // Then it is given no new meeting after half a minute, and never given up
        assertThat(healths.subList(0, 15)).contains(Health.ONLINE);
        assertThat(healths.subList(18, healths.size())).containsOnly(Health.UNSTABLE);

        // And once it answers well, it is back after the most that is asked for
        var after = healths(hours + "G".repeat(60));
        assertThat(after.subList(6000, 6059)).containsOnly(Health.UNSTABLE);
        assertThat(after.getLast()).isEqualTo(Health.ONLINE);
        assertThat(verdicts(RULE, polls(hours)).getLast().stumbles()).hasSizeLessThan(40);
    }

    @Example
    void eachStumbleFromTheSixthOnDoublesTheGoodPollsNeeded() {
        assertThat(healths("GGF".repeat(5) + "GG").getLast()).isEqualTo(Health.ONLINE);
        assertThat(healths("GGF".repeat(6) + "GGG").getLast()).isEqualTo(Health.UNSTABLE);
        assertThat(healths("GGF".repeat(6) + "GGGG").getLast()).isEqualTo(Health.ONLINE);
        assertThat(healths("GGF".repeat(7) + "G".repeat(7)).getLast()).isEqualTo(Health.UNSTABLE);
        assertThat(healths("GGF".repeat(7) + "G".repeat(8)).getLast()).isEqualTo(Health.ONLINE);
        // And nonsense in between counts like silence
        assertThat(healths("GGW".repeat(6) + "GGG").getLast()).isEqualTo(Health.UNSTABLE);
    }

    @Example
    void aNodeThatWasGivenUpAsWellIsHeldBackForBoth() {
        var stumbled = healths("GGF".repeat(7) + "FF" + "G".repeat(7));
        assertThat(stumbled.getLast()).isEqualTo(Health.OFFLINE);
        assertThat(healths("GGF".repeat(7) + "FF" + "G".repeat(8)).getLast()).isEqualTo(Health.ONLINE);
    }

    @Example
    void oneOutageIsOneStumble() {
        assertThat(verdicts(RULE, polls("GGFFFFF")).getLast().stumbles()).hasSize(1);
        assertThat(verdicts(RULE, polls("FFGG")).getLast().stumbles()).isEmpty();
    }

    @Example
    void whatWasLongAgoHoldsNothingBack() {
        // Given a node that was given up three times, long ago
        var before = NOON.minus(Duration.ofMinutes(11));
        var last = sighting(new Verdict(Health.OFFLINE, 3, 0, List.of(before, before, before), List.of(), 0));

        // When
        var verdict = RULE.afterSuccess(Optional.of(last), NOON);

        // Then
        assertThat(verdict.missing()).isZero();
        assertThat(verdict.lapses()).isEmpty();
    }

    @Example
    void settingsThatContradictEachOtherAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Thresholds(3, 2, 1))
                .withMessageContaining("offline-after (2) not below unstable-after (3)");
        assertThatIllegalArgumentException().isThrownBy(() -> new Flapping(0, 1, Duration.ZERO, 1));
    }

    @Property
    void noNodeIsGivenUpOrBroughtBackSoonerThanTheThresholdsSay(@ForAll @Size(max = 60) List<Poll> polls) {
        var healths = verdicts(RULE, polls).stream().map(Verdict::health).toList();
        for (var i = 0; i < polls.size(); i++) {
            var before = i == 0 ? Optional.<Health>empty() : Optional.of(healths.get(i - 1));
            if (healths.get(i) == Health.OFFLINE && !before.equals(Optional.of(Health.OFFLINE))) {
                assertThat(polls.subList(Math.max(0, i - 2), i + 1))
                        .containsExactly(Poll.FAILED, Poll.FAILED, Poll.FAILED);
            }
            if (healths.get(i) == Health.ONLINE && i > 0 && !before.equals(Optional.of(Health.ONLINE))) {
                assertThat(polls.subList(i - 1, i + 1)).containsExactly(Poll.GOOD, Poll.GOOD);
            }
            assertThat(healths.get(i) == Health.ONLINE && polls.get(i) != Poll.GOOD)
                    .isFalse();
        }
    }

    @Property
    void whoeverFlapsComesBackWithinTheMostThatIsAskedFor(@ForAll @IntRange(min = 1, max = 100) int lapses) {
        assertThat(goodPollsNeeded(lapses)).isBetween(2, 60);
    }

    /** Good polls that bring a node back which was given up so often, all at noon. */
    private static int goodPollsNeeded(int lapses) {
        var times = IntStream.range(0, lapses).mapToObj(_ -> NOON).toList();
        var last = sighting(new Verdict(Health.OFFLINE, 3, 0, times, List.of(), 0));
        for (var polls = 1; ; polls++) {
            var verdict = RULE.afterSuccess(Optional.of(last), NOON);
            if (verdict.health() == Health.ONLINE) {
                return polls;
            }
            last = sighting(verdict);
        }
    }

    private static List<Health> healths(String polls) {
        return healths(RULE, polls);
    }

    private static List<Health> healths(HealthRule rule, String polls) {
        return verdicts(rule, polls(polls)).stream().map(Verdict::health).toList();
    }

    private static List<Poll> polls(String letters) {
        return Stream.of(letters.split(""))
                .map(letter -> switch (letter) {
                    case "G" -> Poll.GOOD;
                    case "F" -> Poll.FAILED;
                    default -> Poll.WRONG;
                })
                .toList();
    }

    private static Optional<NodeSighting> after(String letters) {
        return Optional.of(sighting(verdicts(RULE, polls(letters)).getLast()));
    }

    private static List<Verdict> verdicts(HealthRule rule, List<Poll> polls) {
        var verdicts = new ArrayList<Verdict>();
        var last = Optional.<NodeSighting>empty();
        var now = NOON;
        for (var poll : polls) {
            var verdict = switch (poll) {
                case GOOD -> rule.afterSuccess(last, now);
                case FAILED -> rule.afterFailure(last, now);
                case WRONG -> rule.afterWrongAnswer(last, now);
            };
            verdicts.add(verdict);
            last = Optional.of(sighting(verdict));
            now = now.plus(INTERVAL);
        }
        return verdicts;
    }

    private static NodeSighting sighting(Verdict verdict) {
        return new NodeSighting(
                "bbb-01",
                verdict.health(),
                verdict.failures(),
                verdict.successes(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                verdict.lapses(),
                Optional.empty(),
                verdict.stumbles());
    }
}
