// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.fleet.node.Jitsi;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.node.Secret;
import io.ensemble.fleet.node.TokenKind;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.snapshot.RoomCount;
import io.ensemble.fleet.snapshot.RoomCount.Source;
import io.ensemble.fleet.snapshot.Snapshot;
import io.ensemble.fleet.snapshot.Wrong;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CompletenessTest {

    private static final Node A = Node.bigBlueButton("a", URI.create("https://a.example.org"), new Secret("secret"));
    private static final Node B = Node.bigBlueButton("b", URI.create("https://b.example.org"), new Secret("secret"));
    private static final Node JITSI = new Node(
            "j",
            NodeKind.JITSI,
            URI.create("https://j.example.org"),
            Secret.NONE,
            NodeState.ENABLED,
            Set.of(),
            1,
            Optional.empty(),
            Optional.of(new Jitsi(
                    TokenKind.NONE,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(URI.create("http://10.0.0.5:5280/room-census")))));
    private final Completeness completeness = new Completeness(Duration.ofMinutes(10));
    private Instant since = Instant.EPOCH;

    @Test
    void everyNodeHasToAnswerTwice() {
        assertThat(look(List.of(A, B), online("a", 1), online("b", 1))).isFalse();
        assertThat(look(List.of(A, B), online("a", 2), online("b", 2))).isFalse();
        assertThat(completeness.silent()).containsExactly("a", "b");
        assertThat(look(List.of(A, B), online("a", 3), online("b", 2))).isFalse();
        assertThat(completeness.silent()).containsExactly("b");
        assertThat(look(List.of(A, B), online("a", 3), online("b", 3))).isTrue();
        assertThat(completeness.silent()).isEmpty();
    }

    @Test
    void aNodeThatIsGivenUpOrOutOfUseHasNothingToTell() {
        var nodes = List.of(A, B.in(NodeState.DISABLED));
        assertThat(look(nodes, sighting("a", Health.OFFLINE, 1))).isTrue();
    }

    @Test
    void aNodeThatRefusesOurSecretIsNotWaitedForForEver() {
        since = Instant.ofEpochSecond(100);
        var told = List.of(online("a", 101), online("a", 102), online("a", 103));
        told.forEach(a ->
                assertThat(look(List.of(A, B), a, wrong(Wrong.SECRET, 129))).isFalse());
        assertThat(look(List.of(A, B), told.getLast(), wrong(Wrong.CLOCK, 131, 99)))
                .isFalse();
        assertThat(look(List.of(A, B), told.getLast(), wrong(Wrong.SECRET, 131, 99)))
                .isTrue();
    }

    @Test
    void aNodeThatNeverAnsweredButNonsenseIsNotWaitedForForEver() {
        since = Instant.ofEpochSecond(100);
        var told = List.of(online("a", 101), online("a", 102), online("a", 103));
        told.forEach(a ->
                assertThat(look(List.of(A, B), a, wrong(Wrong.ANSWER, 129))).isFalse());
        assertThat(look(List.of(A, B), told.getLast(), wrong(Wrong.ANSWER, 131)))
                .isTrue();
    }

    @Test
    void aNodeThatAnswersNonsenseIsWaitedForUntilItHasDoneSoForLong() {
        since = Instant.ofEpochSecond(100);
        var told = List.of(online("a", 101), online("a", 102), online("a", 103));
        told.forEach(a ->
                assertThat(look(List.of(A, B), a, wrong(Wrong.ANSWER, 110, 90))).isFalse());
        assertThat(look(List.of(A, B), told.getLast(), wrong(Wrong.ANSWER, 689, 90)))
                .isFalse();
        assertThat(look(List.of(A, B), told.getLast(), wrong(Wrong.ANSWER, 691, 90)))
                .isTrue();
    }

    private static NodeSighting wrong(Wrong what, int tried) {
        return wrong(what, tried, Optional.empty());
    }

    private static NodeSighting wrong(Wrong what, int tried, int seen) {
        return wrong(what, tried, Optional.of(Instant.ofEpochSecond(seen)));
    }

    private static NodeSighting wrong(Wrong what, int tried, Optional<Instant> seenAt) {
        return new NodeSighting(
                "b",
                Health.UNSTABLE,
                0,
                0,
                Optional.empty(),
                seenAt,
                List.of(),
                Optional.of(Instant.ofEpochSecond(tried)),
                Optional.empty(),
                OptionalDouble.empty(),
                Optional.of(what),
                List.of());
    }

    @Test
    void aNodeThatWasNeverSeenMayHaveAnything() {
        assertThat(look(List.of(A))).isFalse();
        assertThat(look(List.of())).isFalse();
    }

    @Test
    void anAnswerWithoutItsCensusTellsNothing() {
        for (var second = 1; second <= 3; second++) {
            assertThat(look(List.of(JITSI), online("j", second).counting(RoomCount.by(Source.BRIDGE, 0, 0))))
                    .isFalse();
        }
        look(List.of(JITSI), online("j", 4).counting(RoomCount.by(Source.CENSUS, 0, 0)));
        assertThat(look(List.of(JITSI), online("j", 5).counting(RoomCount.by(Source.CENSUS, 0, 0))))
                .isTrue();
    }

    @Test
    void aCensusThatCannotBeReadIsNotWaitedForForEver() {
        look(List.of(JITSI), online("j", 0).counting(RoomCount.by(Source.CENSUS, 0, 0)));
        assertThat(look(List.of(JITSI), tried(20, Source.CENSUS))).isFalse();
        assertThat(look(List.of(JITSI), tried(49, Source.BRIDGE))).isFalse();
        assertThat(look(List.of(JITSI), tried(51, Source.BRIDGE))).isTrue();
    }

    private static NodeSighting tried(int second, Source source) {
        return online("j", second).triedAt(Instant.EPOCH.plusSeconds(second)).counting(RoomCount.by(source, 0, 0));
    }

    @Test
    void afterwardsItBeginsAnew() {
        for (var second = 1; second <= 3; second++) {
            look(List.of(A), online("a", second));
        }
        since = since.plusSeconds(3);
        assertThat(look(List.of(A), online("a", 4))).isFalse();
    }

    private boolean look(List<Node> nodes, NodeSighting... sightings) {
        var byId = java.util.Arrays.stream(sightings)
                .collect(java.util.stream.Collectors.toMap(NodeSighting::node, sighting -> sighting));
        return completeness.look(since, nodes, new Snapshot(Instant.EPOCH, 1, Map.copyOf(byId)));
    }

    private static NodeSighting online(String node, int second) {
        return sighting(node, Health.ONLINE, second);
    }

    private static NodeSighting sighting(String node, Health health, int second) {
        var seenAt = Optional.of(Instant.EPOCH.plusSeconds(second));
        return new NodeSighting(node, health, 0, 1, Optional.empty(), seenAt, List.of());
    }
}
