// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.dispatcher.reconciliation.Copies.Verdict;
import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.placement.Placement;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.MeetingSighting;
import io.ensemble.fleet.snapshot.NodeSighting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CopiesTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Placement PLACED = new Placement(new MeetingKey("default", "biology"), "b", START);
    private final Copies copies = new Copies(Duration.ofSeconds(12));

    @Test
    void aMeetingWhosePlacedNodeIsGoneStaysWhereItRuns() {
        assertThat(copies.judge(people(1), false, PLACED, Optional.empty(), at(1)))
                .isEqualTo(Verdict.MOVE_HERE);
    }

    @Test
    void theCopyWithFewerPeopleGoes() {
        assertThat(judge(people(3), false, other(60, people(2)))).isEqualTo(Verdict.END_OTHER);
        assertThat(judge(people(2), false, other(60, people(3)))).isEqualTo(Verdict.END_HERE);
    }

    @Test
    void ofEqualCopiesThePlacedOneStays() {
        assertThat(judge(running("i", 2), false, other(60, running("j", 2)))).isEqualTo(Verdict.END_HERE);
    }

    @Test
    void oneMeetingThatIsSeenUnderTwoNamesOfItsServerIsNotEnded() {
        assertThat(judge(running("i", 2), false, other(60, running("i", 2)))).isEqualTo(Verdict.SAME_SERVER);
        assertThat(judge(running("i", 3), true, other(60, running("i", 2)))).isEqualTo(Verdict.SAME_SERVER);
        // A server that does not tell its own id is another one
        assertThat(judge(running("", 2), false, other(60, running("", 2)))).isEqualTo(Verdict.END_HERE);
    }

    @Test
    void aCopyThatWasGivenUpGoesHoweverManyPeopleItHas() {
        assertThat(judge(people(90), true, other(60, people(1)))).isEqualTo(Verdict.END_HERE);
    }

    @Test
    void aPlacedNodeWithoutTheMeetingHasTimeToCreateIt() {
        assertThat(copies.judge(people(1), false, PLACED, other(5), at(5))).isEqualTo(Verdict.WAIT);
        assertThat(copies.judge(people(1), false, PLACED, other(5), at(60))).isEqualTo(Verdict.WAIT);
        assertThat(copies.judge(people(1), false, PLACED, other(13), at(13))).isEqualTo(Verdict.MOVE_HERE);
    }

    private Verdict judge(MeetingSighting here, boolean lost, Optional<NodeSighting> other) {
        return copies.judge(here, lost, PLACED, other, at(60));
    }

    private static MeetingSighting people(int count) {
        return running("i-" + count, count);
    }

    private static MeetingSighting running(String internalId, int count) {
        return new MeetingSighting("biology", internalId, Duration.ZERO, count, 1, 0, 0, false);
    }

    private static Optional<NodeSighting> other(int seenAt, MeetingSighting... meetings) {
        return Optional.of(new NodeSighting(
                "b", Health.ONLINE, 0, 1, Optional.empty(), Optional.of(at(seenAt)), List.of(meetings)));
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }
}
