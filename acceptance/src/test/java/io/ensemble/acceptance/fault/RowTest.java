package io.ensemble.acceptance.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.acceptance.fault.Fault.Bar;
import io.ensemble.acceptance.fault.Judge.Finding;
import io.ensemble.acceptance.fault.Judge.Verdict;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Made-up rows: each bar catches who misses it. */
class RowTest {

    private static final Tally GOOD = new Tally(100, 0, 0, Duration.ZERO, Duration.ofMillis(80), "");
    private static final Tally BAD = new Tally(100, 3, 1, Duration.ofSeconds(2), Duration.ofMillis(80), "3 x JOIN: x");
    private static final Verdict CLEAN = new Verdict(List.of(), List.of(), Set.of());

    @Test
    void aRowWithoutFailureMissesNothing() {
        assertThat(row(GOOD, CLEAN, 0, Optional.of(Duration.ofSeconds(7)), EnumSet.allOf(Bar.class))
                        .misses())
                .isEmpty();
    }

    @Test
    void lostMeetingsAndTwinsMissABarInEveryRow() {
        var finding = List.of(new Finding("biology", "runs on no node"));

        assertThat(row(GOOD, new Verdict(finding, List.of(), Set.of()), 0, Optional.empty(), Set.of())
                        .misses())
                .hasSize(1);
        assertThat(row(GOOD, new Verdict(List.of(), finding, Set.of()), 0, Optional.empty(), Set.of())
                        .misses())
                .hasSize(1);
    }

    @Test
    void failuresMissTheBarsThatForbidThem() {
        assertThat(row(BAD, CLEAN, 0, Optional.empty(), Set.of()).misses()).isEmpty();
        assertThat(row(BAD, CLEAN, 0, Optional.empty(), Set.of(Bar.NOTHING_FAILS))
                        .misses())
                .hasSize(1);
        assertThat(row(BAD, CLEAN, 0, Optional.empty(), Set.of(Bar.NO_JOIN_FAILS))
                        .misses())
                .hasSize(1);
    }

    @Test
    void aDeadNodeIsHeldToItsTimes() {
        var dead = Set.of(Bar.NOTHING_TO_THE_DEAD, Bar.SOON_ELSEWHERE);

        assertThat(row(GOOD, CLEAN, 1, Optional.of(Duration.ofMillis(15_001)), dead)
                        .misses())
                .hasSize(2);
        assertThat(row(GOOD, CLEAN, 0, Optional.of(Row.NEVER), dead).misses()).hasSize(1);
        assertThat(row(GOOD, CLEAN, 0, Optional.empty(), dead).misses()).hasSize(1);
    }

    @Test
    void aRowWithHardlyARequestTellsNothing() {
        var idle = new Tally(5, 0, 0, Duration.ZERO, Duration.ZERO, "");

        assertThat(row(idle, CLEAN, 0, Optional.empty(), Set.of()).misses()).hasSize(1);
    }

    private static Row row(Tally tally, Verdict verdict, long toTheDead, Optional<Duration> elsewhere, Set<Bar> bars) {
        var fault = new Fault("made up", List.of(), bars, scene -> {});
        return new Row(fault, tally, verdict, OptionalLong.of(toTheDead), elsewhere, Duration.ofSeconds(20));
    }
}
