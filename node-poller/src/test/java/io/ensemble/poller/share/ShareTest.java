// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.share;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.fleet.snapshot.Pollers;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ShareTest {

    @Property
    void everyNodeHasExactlyOneOwner(@ForAll("pollers") List<String> pollers, @ForAll("node") String node) {
        assertThat(pollers.stream().filter(self -> share(self, pollers).isMine(node)))
                .hasSize(1);
    }

    @Property
    void aPollerThatLeavesMovesOnlyItsOwnNodes(@ForAll("pollers") List<String> pollers, @ForAll("node") String node) {
        var before = share(pollers.getFirst(), pollers).ownerOf(node);
        for (var leaver : pollers.subList(1, pollers.size())) {
            var others =
                    pollers.stream().filter(poller -> !poller.equals(leaver)).toList();
            var after = share(pollers.getFirst(), others).ownerOf(node);
            if (before.equals(leaver)) {
                assertThat(after).isIn(others);
            } else {
                assertThat(after).isEqualTo(before);
            }
        }
    }

    @Example
    void nodesWhoseIdsAreAlikeAreSpread() {
        var pollers = List.of("poller-0", "poller-1", "poller-2");
        var counts = IntStream.range(0, 300)
                .mapToObj(i -> share("poller-0", pollers).ownerOf("bbb-" + i))
                .collect(Collectors.groupingBy(owner -> owner, Collectors.counting()));
        assertThat(counts).hasSize(3).allSatisfy((_, nodes) -> assertThat(nodes).isBetween(70L, 130L));
    }

    @Provide
    Arbitrary<List<String>> pollers() {
        return Arbitraries.strings()
                .withCharRange('a', 'f')
                .ofMinLength(1)
                .ofMaxLength(4)
                .list()
                .uniqueElements()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<String> node() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .numeric()
                .ofMinLength(1)
                .ofMaxLength(12);
    }

    private static Share share(String self, List<String> all) {
        return new Share(new Pollers(self, all, 1));
    }
}
