// SPDX-License-Identifier: Apache-2.0
package io.ensemble.fleet.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class RendezvousTest {

    @Property
    void whoeverAsksInWhateverOrderIsToldTheSame(
            @ForAll String key, @ForAll @Size(min = 1, max = 9) Set<@AlphaChars @StringLength(min = 1) String> nodes) {
        var weights = weights(nodes);
        var choice = Rendezvous.choose(key, weights);
        assertThat(choice).isPresent().isEqualTo(Rendezvous.choose(key, new TreeMap<>(weights)));
        assertThat(nodes).contains(choice.orElseThrow());
    }

    @Property
    void aNodeThatGoesMovesNoKeyButItsOwn(
            @ForAll String key, @ForAll @Size(min = 2, max = 9) Set<@AlphaChars @StringLength(min = 1) String> nodes) {
        var choice = Rendezvous.choose(key, weights(nodes)).orElseThrow();
        for (var gone : nodes) {
            var left = new HashMap<>(weights(nodes));
            left.remove(gone);
            if (!gone.equals(choice)) {
                assertThat(Rendezvous.choose(key, left)).contains(choice);
            }
        }
    }

    @Test
    void aNodeOfTwiceTheWeightTakesTwiceTheKeys() {
        var weights = Map.of("small", 1.0, "large", 2.0);
        var large = IntStream.range(0, 10_000)
                .filter(i ->
                        Rendezvous.choose("meeting-" + i, weights).orElseThrow().equals("large"))
                .count();
        assertThat(large / 10_000.0).isCloseTo(2 / 3.0, within(0.02));
    }

    @Test
    void withoutNodesThereIsNoChoice() {
        assertThat(Rendezvous.choose("key", Map.of())).isEmpty();
    }

    private static Map<String, Double> weights(Set<String> nodes) {
        return nodes.stream().collect(Collectors.toMap(node -> node, node -> 1.0));
    }
}
