// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.node.Secret;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.MeetingSighting;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.snapshot.Snapshot;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FarewellRuleTest {

    private static final Instant LEFT = Instant.parse("2026-09-30T12:00:00Z");
    private static final FarewellRule RULE = new FarewellRule(Duration.ofSeconds(30), Duration.ofMinutes(10));
    private static final Node NODE = Node.bigBlueButton("a", URI.create("https://a.example.org"), new Secret("s"))
            .in(NodeState.DRAINING);

    @Test
    void anEmptyNodeGoesByAnAnswerSinceItLeft() {
        assertThat(mayGo(3, answered(-1))).isFalse();
        assertThat(mayGo(3, answered(1))).isTrue();
    }

    @Test
    void aNodeWithAMeetingStays() {
        assertThat(mayGo(3600, seen("a", Health.ONLINE, 3599, 3599, meeting()))).isFalse();
        assertThat(mayGo(3600, seen("a", Health.UNSTABLE, 3599, 3500, meeting())))
                .isFalse();
    }

    @Test
    void aNodeStaysWhileAMeetingIsPlacedOnIt() {
        assertThat(RULE.mayGo(NODE, LEFT, Snapshot.of(List.of(answered(1))), false, () -> true, LEFT.plusSeconds(3)))
                .isFalse();
    }

    @Test
    void anAnswerOfLongAgoSaysNothing() {
        assertThat(mayGo(60, answered(1))).isFalse();
    }

    @Test
    void aNodeThatIsGivenUpMayComeBackForAWhile() {
        assertThat(mayGo(599, seen("a", Health.OFFLINE, 598, 0, meeting()))).isFalse();
        assertThat(mayGo(601, seen("a", Health.OFFLINE, 600, 0, meeting()))).isTrue();
    }

    @Test
    void aNodeThatWasSilentForLongBeforeItLeftGoesAtOnce() {
        assertThat(mayGo(1, seen("a", Health.OFFLINE, 0, -3600))).isTrue();
    }

    @Test
    void aNodeThatAnswersWhatIsNoAnswerIsAsGoodAsSilent() {
        assertThat(mayGo(599, seen("a", Health.UNSTABLE, 598, 0, meeting()))).isFalse();
        assertThat(mayGo(601, seen("a", Health.UNSTABLE, 600, 0, meeting()))).isTrue();
    }

    @Test
    void aNodeThatWasRenamedGoesWhenItsMeetingsAreFoundUnderTheNewName() {
        var running = Snapshot.of(List.of(seen("a", Health.ONLINE, 3, 3, meeting())));
        assertThat(RULE.mayGo(NODE, LEFT, running, true, () -> true, LEFT.plusSeconds(3)))
                .isFalse();
        assertThat(RULE.mayGo(NODE, LEFT, running, true, () -> false, LEFT.plusSeconds(3)))
                .isTrue();
    }

    @Test
    void aNodeThatNobodyLooksAtStaysUnlessSomebodyLooksAtOthers() {
        assertThat(mayGo(3600)).isFalse();
        assertThat(mayGo(599, seen("b", Health.ONLINE, 598, 598))).isFalse();
        assertThat(mayGo(601, seen("b", Health.ONLINE, 600, 600))).isTrue();
    }

    @Test
    void aDisabledNodeGoesAtOnce() {
        assertThat(RULE.mayGo(NODE.in(NodeState.DISABLED), LEFT, Snapshot.NONE, false, () -> true, LEFT))
                .isTrue();
    }

    private static boolean mayGo(int secondsLater, NodeSighting... seen) {
        return RULE.mayGo(NODE, LEFT, Snapshot.of(List.of(seen)), false, () -> false, LEFT.plusSeconds(secondsLater));
    }

    private static NodeSighting answered(int secondsLater) {
        return seen("a", Health.ONLINE, secondsLater, secondsLater);
    }

    private static NodeSighting seen(String node, Health health, int tried, int answered, MeetingSighting... meetings) {
        return new NodeSighting(
                node,
                health,
                0,
                1,
                Optional.empty(),
                Optional.of(LEFT.plusSeconds(answered)),
                List.of(meetings),
                Optional.of(LEFT.plusSeconds(tried)),
                Optional.of(LEFT.plusSeconds(answered)),
                OptionalDouble.empty(),
                Optional.empty(),
                List.of());
    }

    private static MeetingSighting meeting() {
        return new MeetingSighting("m", "m-1", Duration.ofHours(1), 3, 1, 0, 0, false);
    }
}
