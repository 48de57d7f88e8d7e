// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.node.Secret;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.snapshot.Wrong;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class NodeInViewTest {

    private static final Node NODE =
            Node.bigBlueButton("a", URI.create("https://a.example.org"), new Secret("of-a-test"));

    @Test
    void anEnabledNodeThatAnswersTakesMeetings() {
        assertThat(seen(NODE, Health.ONLINE, Optional.empty()).takesMeetings()).isTrue();
        assertThat(seen(NODE, Health.UNSTABLE, Optional.empty()).takesMeetings())
                .isTrue();
    }

    @Test
    void oneThatIsOutByWhateverMeansTakesNone() {
        assertThat(seen(NODE, Health.OFFLINE, Optional.empty()).takesMeetings()).isFalse();
        assertThat(seen(NODE, Health.UNSTABLE, Optional.of(Wrong.CLOCK)).takesMeetings())
                .isFalse();
        assertThat(seen(NODE.in(NodeState.CORDONED), Health.ONLINE, Optional.empty())
                        .takesMeetings())
                .isFalse();
        assertThat(new NodeInView(NODE, Optional.empty()).takesMeetings()).isFalse();
    }

    @Test
    void whatTheProcessorsDidLongAgoIsUnknown() {
        var at = Instant.parse("2026-03-01T12:00:00Z");
        var sighting = seen(NODE, Health.ONLINE, Optional.empty()).sighting().orElseThrow();
        var busy = new NodeInView(
                NODE, Optional.of(sighting.withCpu(OptionalDouble.of(0.9)).triedAt(at)));
        assertThat(busy.withoutCpuBefore(at)).isEqualTo(busy);
        assertThat(busy.withoutCpuBefore(at.plusMillis(1)).sighting()).contains(sighting.triedAt(at));
        assertThat(new NodeInView(NODE, Optional.empty()).withoutCpuBefore(at).sighting())
                .isEmpty();
    }

    private static NodeInView seen(Node node, Health health, Optional<Wrong> wrong) {
        return new NodeInView(
                node,
                Optional.of(new NodeSighting(
                        node.id(),
                        health,
                        0,
                        1,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        OptionalDouble.empty(),
                        wrong,
                        List.of())));
    }
}
