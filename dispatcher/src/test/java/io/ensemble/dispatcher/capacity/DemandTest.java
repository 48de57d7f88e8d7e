// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.dispatcher.placement.LoadRule;
import io.ensemble.dispatcher.placement.NodeInView;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.node.Secret;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.MeetingSighting;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.snapshot.RoomCount;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DemandTest {

    private static final LoadRule RULE = new LoadRule(15, Duration.ofMinutes(15), 200, 100);

    @Test
    void peopleOnNodesThatAreEmptiedCountAndThoseOfGivenUpNodesDoNot() {
        var demand = Demand.on(
                List.of(
                        node("a", NodeState.ENABLED, 1, Health.ONLINE, 40),
                        node("b", NodeState.DRAINING, 1, Health.UNSTABLE, 30),
                        node("c", NodeState.ENABLED, 1, Health.OFFLINE, 500),
                        node("d", NodeState.DISABLED, 1, Health.ONLINE, 500)),
                RULE);
        assertThat(demand).isEqualTo(new Demand(70, 1, 2));
    }

    @Test
    void theWeightIsThatOfEnabledNodes() {
        var demand = Demand.on(
                List.of(
                        node("a", NodeState.ENABLED, 1, Health.ONLINE, 0),
                        node("b", NodeState.ENABLED, 2, Health.ONLINE, 0),
                        node("c", NodeState.CORDONED, 9, Health.ONLINE, 0)),
                RULE);
        assertThat(demand).isEqualTo(new Demand(0, 1.5, 2));
    }

    @Test
    void nothingEnabledIsTakenToWeighAsUsual() {
        assertThat(Demand.on(List.of(), RULE)).isEqualTo(new Demand(0, 1, 0));
    }

    @Test
    void aNodeThatDoesNotTellMakesTheDemandUnknownUnlessItIsGivenUp() {
        assertThat(Demand.isKnown(List.of(node("a", NodeState.ENABLED, 1, Health.ONLINE, 0)), RULE))
                .isTrue();
        assertThat(Demand.isKnown(List.of(silent(Health.ONLINE)), RULE)).isFalse();
        assertThat(Demand.isKnown(List.of(silent(Health.OFFLINE)), RULE)).isTrue();
    }

    private static NodeInView silent(Health health) {
        var seen = new NodeSighting("j", health, 0, 1, Optional.empty(), Optional.empty(), List.of());
        return new NodeInView(
                new Node(
                        "j",
                        NodeKind.JITSI,
                        URI.create("https://j.example.org"),
                        Secret.NONE,
                        NodeState.ENABLED,
                        Set.of(),
                        1,
                        Optional.empty(),
                        Optional.empty()),
                Optional.of(seen.counting(RoomCount.UNKNOWN)));
    }

    private static NodeInView node(String id, NodeState state, double weight, Health health, int people) {
        var meeting = new MeetingSighting("m", "i", Duration.ofHours(1), people, 1, 0, 0, false);
        return new NodeInView(
                Node.bigBlueButton(id, URI.create("https://" + id + ".example.org"), new Secret("s"))
                        .in(state)
                        .weighing(weight),
                Optional.of(new NodeSighting(id, health, 0, 1, Optional.empty(), Optional.empty(), List.of(meeting))));
    }
}
