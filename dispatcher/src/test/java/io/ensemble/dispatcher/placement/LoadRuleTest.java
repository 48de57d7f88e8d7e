package io.ensemble.dispatcher.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.Secret;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.MeetingSighting;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.snapshot.RoomCount;
import io.ensemble.fleet.snapshot.RoomCount.Source;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class LoadRuleTest {

    private static final LoadRule RULE = new LoadRule(15, Duration.ofMinutes(15), 200, 100);

    @Test
    void anIdleNodeHasNoLoad() {
        assertThat(RULE.of(node())).isZero();
    }

    @Test
    void whicheverIsMorePeopleOrProcessorsIsTheLoad() {
        var forty = node(meeting(Duration.ofHours(1), 40, false));
        assertThat(RULE.of(forty, 1)).isEqualTo(40);
        assertThat(RULE.of(forty.withCpu(OptionalDouble.of(0.1)), 1)).isEqualTo(40);
        assertThat(RULE.of(forty.withCpu(OptionalDouble.of(0.5)), 1)).isEqualTo(100);
        assertThat(RULE.of(forty.withCpu(OptionalDouble.of(0.5)), 2)).isEqualTo(200);
    }

    @Test
    void aNewMeetingCountsTheExpected() {
        assertThat(RULE.of(node(meeting(Duration.ZERO, 1, false)))).isEqualTo(15);
    }

    @Test
    void theExpectationSinksEvenlyToNothing() {
        assertThat(RULE.of(node(meeting(Duration.ofMinutes(5), 0, false)))).isEqualTo(10, within(1e-9));
        assertThat(RULE.of(node(meeting(Duration.ofMinutes(10), 0, false)))).isEqualTo(5, within(1e-9));
        assertThat(RULE.of(node(meeting(Duration.ofMinutes(15), 0, false)))).isZero();
        assertThat(RULE.of(node(meeting(Duration.ofDays(1), 2, false)))).isEqualTo(2);
    }

    @Test
    void moreThanExpectedCountsAsItIs() {
        assertThat(RULE.of(node(meeting(Duration.ZERO, 40, false), meeting(Duration.ofHours(1), 3, false))))
                .isEqualTo(43);
    }

    @Test
    void breakoutsDoNotCount() {
        assertThat(RULE.of(node(meeting(Duration.ZERO, 40, true)))).isZero();
    }

    @Test
    void aClockThatRunsBehindExpectsNoMore() {
        assertThat(RULE.of(node(meeting(Duration.ofMinutes(-5), 0, false)))).isEqualTo(15);
    }

    @Test
    void ofAJitsiNodeThatOnlyCountsThePeopleCountAsTheyAre() {
        var counted = node().counting(RoomCount.by(Source.JICOFO, 3, 9));

        assertThat(RULE.of(counted)).isEqualTo(9);
        assertThat(RULE.of(counted.withCpu(OptionalDouble.of(0.5)), 1)).isEqualTo(50);
    }

    @Test
    void aYoungRoomThatACensusNamesCountsTheExpected() {
        var listed = node(meeting(Duration.ZERO, 1, false), meeting(Duration.ofHours(1), 4, false))
                .counting(RoomCount.by(Source.CENSUS, 2, 5));

        assertThat(RULE.of(listed)).isEqualTo(19);
    }

    @Test
    void ofAJitsiNodeThatTellsNothingProcessorsKnow() {
        var silent = node().counting(RoomCount.UNKNOWN);

        assertThat(RULE.knows(inView(silent))).isFalse();
        assertThat(RULE.knows(inView(silent.withCpu(OptionalDouble.of(0.3))))).isTrue();
        assertThat(RULE.knows(inView(node()))).isTrue();
    }

    private static NodeInView inView(NodeSighting sighting) {
        var node = Node.bigBlueButton("a", URI.create("https://a.example.org"), new Secret("s"));
        return new NodeInView(node, Optional.of(sighting));
    }

    @Property
    void loadIsNeverLessThanThePeopleAndGrowsWithThem(
            @ForAll @IntRange(max = 500) int people, @ForAll @LongRange(max = 7200) long seconds) {
        var age = Duration.ofSeconds(seconds);
        var load = RULE.of(node(meeting(age, people, false)));
        assertThat(load).isBetween((double) people, Math.max(people, 15.0));
        assertThat(RULE.of(node(meeting(age, people + 1, false)))).isGreaterThanOrEqualTo(load);
    }

    @Property
    void anOlderMeetingIsNeverExpectedToGrowMore(
            @ForAll @LongRange(max = 7200) long younger, @ForAll @LongRange(max = 7200) long more) {
        var before = RULE.of(node(meeting(Duration.ofSeconds(younger), 0, false)));
        var after = RULE.of(node(meeting(Duration.ofSeconds(younger + more), 0, false)));
        assertThat(after).isLessThanOrEqualTo(before);
    }

    static MeetingSighting meeting(Duration age, int participants, boolean breakout) {
        return new MeetingSighting("m", "m-internal", age, participants, 0, 0, 0, breakout);
    }

    private static NodeSighting node(MeetingSighting... meetings) {
        return new NodeSighting("a", Health.ONLINE, 0, 1, Optional.empty(), Optional.empty(), List.of(meetings));
    }
}
