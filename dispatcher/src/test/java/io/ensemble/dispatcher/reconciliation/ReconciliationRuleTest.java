package io.ensemble.dispatcher.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.dispatcher.reconciliation.ReconciliationRule.Step;
import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.placement.Placement;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.MeetingSighting;
import io.ensemble.fleet.snapshot.NodeSighting;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ReconciliationRuleTest {

    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
    private static final Placement BIOLOGY = placed("default", "biology", 0);
    private final ReconciliationRule rule = new ReconciliationRule(
            Duration.ofSeconds(30),
            Duration.ofMinutes(10),
            Duration.ofMinutes(2),
            new RoomPatience(Duration.ofMinutes(2), Duration.ofHours(1)));

    private final Set<MeetingKey> urgent = new HashSet<>();

    @Test
    void aMeetingWithoutAPlacementIsAStrangerOnceItIsSeenTwice() {
        var first = look(NodeMemory.NOTHING, 5, List.of(BIOLOGY), "biology", "art");
        var second = look(first.after(), 7, List.of(BIOLOGY), "biology", "art");
        assertThat(first.strangers()).isEmpty();
        assertThat(second.strangers()).containsExactly(new MeetingKey("default", "art"));
    }

    @Test
    void aMeetingThatComesAndGoesIsNoStranger() {
        var first = look(NodeMemory.NOTHING, 5, List.of(), "art");
        var second = look(first.after(), 7, List.of());
        assertThat(look(second.after(), 9, List.of(), "art").strangers()).isEmpty();
    }

    @Test
    void anUrgentStrangerCountsAtFirstSight() {
        urgent.add(new MeetingKey("default", "art"));
        assertThat(look(NodeMemory.NOTHING, 5, List.of(), "art").strangers())
                .containsExactly(new MeetingKey("default", "art"));
    }

    @Test
    void aBreakoutIsNeverAStranger() {
        var breakout = new MeetingSighting("art", "i", Duration.ZERO, 3, 1, 0, 0, true);
        var first = lookAt(NodeMemory.NOTHING, 5, List.of(), breakout);
        assertThat(lookAt(first.after(), 7, List.of(), breakout).strangers()).isEmpty();
    }

    @Test
    void aMeetingThatIsSeenIsSettledAndConfirmed() {
        var step = look(NodeMemory.NOTHING, 5, List.of(BIOLOGY), "biology");
        assertThat(step.settle()).containsExactly(BIOLOGY.meeting());
        assertThat(step.confirm()).containsExactly(BIOLOGY.meeting());
        assertThat(step.release()).isEmpty();
    }

    @Test
    void whatAnAnswerTwoMinutesLaterDoesNotListIsSettledToo() {
        assertThat(look(NodeMemory.NOTHING, 120, List.of(BIOLOGY)).settle()).isEmpty();
        assertThat(look(NodeMemory.NOTHING, 121, List.of(BIOLOGY)).settle()).containsExactly(BIOLOGY.meeting());
    }

    @Test
    void aTenantsMeetingIsKnownByItsScope() {
        var moodle = placed("moodle", "biology", 0);
        assertThat(look(NodeMemory.NOTHING, 5, List.of(moodle), "biology~moodle")
                        .settle())
                .containsExactly(moodle.meeting());
        assertThat(look(NodeMemory.NOTHING, 5, List.of(moodle), "biology").settle())
                .isEmpty();
    }

    @Test
    void placementsAreConfirmedEveryTenMinutes() {
        var first = look(NodeMemory.NOTHING, 5, List.of(BIOLOGY), "biology");
        var second = look(first.after(), 604, List.of(BIOLOGY), "biology");
        var third = look(second.after(), 605, List.of(BIOLOGY), "biology");
        assertThat(second.confirm()).isEmpty();
        assertThat(third.confirm()).containsExactly(BIOLOGY.meeting());
    }

    @Test
    void aMeetingThatIsAbsentTwiceIsReleased() {
        var first = look(NodeMemory.NOTHING, 40, List.of(BIOLOGY));
        var second = look(first.after(), 50, List.of(BIOLOGY));
        assertThat(first.release()).isEmpty();
        assertThat(second.release()).containsExactly(BIOLOGY);
    }

    @Test
    void aMeetingThatComesBackIsKept() {
        var first = look(NodeMemory.NOTHING, 40, List.of(BIOLOGY));
        var second = look(first.after(), 50, List.of(BIOLOGY), "biology");
        var third = look(second.after(), 60, List.of(BIOLOGY));
        assertThat(second.release()).isEmpty();
        assertThat(third.release()).isEmpty();
    }

    @Test
    void aYoungPlacementIsKeptHoweverOftenItIsAbsent() {
        var first = look(NodeMemory.NOTHING, 10, List.of(BIOLOGY));
        var second = look(first.after(), 30, List.of(BIOLOGY));
        var third = look(second.after(), 31, List.of(BIOLOGY));
        assertThat(second.release()).isEmpty();
        assertThat(third.release()).containsExactly(BIOLOGY);
    }

    @Test
    void anAnswerSaysNothingOfWhatWasPlacedAfterIt() {
        var late = placed("default", "late", 45);
        var first = look(NodeMemory.NOTHING, 40, List.of(late));
        var second = look(first.after(), 80, List.of(late));
        assertThat(second.release()).isEmpty();
        assertThat(look(second.after(), 90, List.of(late)).release()).containsExactly(late);
    }

    @Test
    void aMeetingPlacedAnewIsNotTheOneThatWasAbsent() {
        var again = placed("default", "biology", 45);
        var first = look(NodeMemory.NOTHING, 40, List.of(BIOLOGY));
        assertThat(look(first.after(), 80, List.of(again)).release()).isEmpty();
    }

    @Test
    void onlyANewAnswerIsNews() {
        var after = look(NodeMemory.NOTHING, 5, List.of()).after();
        assertThat(after.isNews(Optional.of(at(5)))).isFalse();
        assertThat(after.isNews(Optional.of(at(6)))).isTrue();
        assertThat(after.isNews(Optional.empty())).isFalse();
        assertThat(NodeMemory.NOTHING.isNews(Optional.of(at(5)))).isTrue();
    }

    @Test
    void aBreakoutOfThatNameIsNotTheMeeting() {
        var breakout = new MeetingSighting("biology", "i", Duration.ZERO, 3, 1, 0, 0, true);
        assertThat(lookAt(NodeMemory.NOTHING, 5, List.of(BIOLOGY), breakout).settle())
                .isEmpty();
    }

    @Property
    void aRunningMeetingIsNeverReleased(
            @ForAll @Size(min = 2, max = 8) List<@IntRange(min = 1, max = 60) Integer> pauses,
            @ForAll @Size(8) List<Boolean> othersSeen) {
        // Given a meeting that is always there, and another that comes and goes
        var other = placed("default", "other", 0);
        var memory = NodeMemory.NOTHING;
        var second = 0;
        var absences = 0;
        for (var i = 0; i < pauses.size(); i++) {
            second += pauses.get(i);
            var ids = othersSeen.get(i) ? new String[] {"biology", "other"} : new String[] {"biology"};

            // When
            var step = look(memory, second, List.of(BIOLOGY, other), ids);

            // Then only the other is ever released, and only after two absences in a row
            absences = othersSeen.get(i) ? 0 : absences + 1;
            var due = absences >= 2 && second > 30;
            assertThat(step.release()).isEqualTo(due ? List.of(other) : List.of());
            if (due) {
                return;
            }
            memory = step.after();
        }
    }

    private Step look(NodeMemory before, int second, List<Placement> placed, String... idsSeen) {
        return lookAt(
                before,
                second,
                placed,
                Arrays.stream(idsSeen)
                        .map(id -> new MeetingSighting(id, "i", Duration.ZERO, 3, 1, 0, 0, false))
                        .toArray(MeetingSighting[]::new));
    }

    private Step lookAt(NodeMemory before, int second, List<Placement> placed, MeetingSighting... seen) {
        var sighting =
                new NodeSighting("a", Health.ONLINE, 0, 1, Optional.empty(), Optional.of(at(second)), List.of(seen));
        return rule.compare(before, sighting, at(second), placed, urgent::contains, at(second));
    }

    private static Placement placed(String tenant, String meeting, int second) {
        return new Placement(new MeetingKey(tenant, meeting), "a", at(second));
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }
}
