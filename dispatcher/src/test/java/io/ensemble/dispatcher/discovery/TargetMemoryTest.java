// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TargetMemoryTest {

    private static final Instant NOW = Instant.parse("2026-09-30T12:00:00Z");

    private final TargetMemory memory = new TargetMemory(List.of(node("a"), node("b")), Duration.ofMinutes(2));

    @Test
    void aNodeIsListedAtOnce() {
        assertThat(ids(memory.after(listing("a", "b", "c"), NOW))).containsExactly("a", "b", "c");
    }

    @Test
    void aNodeHasLeftWhenItWasMissingForAWhile() {
        assertThat(ids(memory.after(listing("a"), NOW))).containsExactly("a", "b");
        assertThat(ids(memory.after(listing("a"), NOW.plusSeconds(119)))).containsExactly("a", "b");
        assertThat(ids(memory.after(listing("a"), NOW.plusSeconds(120)))).containsExactly("a");
    }

    @Test
    void aNodeThatCameBackMeanwhileHasItsWholeTimeAgain() {
        memory.after(listing("a"), NOW);
        memory.after(listing("a", "b"), NOW.plusSeconds(60));
        memory.after(listing("a"), NOW.plusSeconds(90));

        assertThat(ids(memory.after(listing("a"), NOW.plusSeconds(150)))).containsExactly("a", "b");
        assertThat(ids(memory.after(listing("a"), NOW.plusSeconds(210)))).containsExactly("a");
    }

    @Test
    void whenNothingIsListedNothingHasLeft() {
        memory.after(listing(), NOW);
        assertThat(ids(memory.after(listing(), NOW.plusSeconds(3600)))).containsExactly("a", "b");
    }

    @Test
    void aNodeThatIsBadlyDescribedStaysAsItWas() {
        var badly = new TargetReading(List.of(node("a")), Set.of("b"), false, List.of("b: 'url' is missing"));
        memory.after(badly, NOW);
        assertThat(memory.after(badly, NOW.plusSeconds(3600))).containsExactly(node("a"), node("b"));
    }

    @Test
    void whoHasNoNameMayBeAnybody() {
        var nameless = new TargetReading(List.of(node("a")), Set.of(), true, List.of("no id"));
        memory.after(nameless, NOW);
        assertThat(ids(memory.after(nameless, NOW.plusSeconds(3600)))).containsExactly("a", "b");
    }

    @Test
    void aNewDescriptionCounts() {
        var heavier = new TargetReading(List.of(node("a").weighing(2), node("b")), Set.of(), false, List.of());
        assertThat(memory.after(heavier, NOW)).containsExactly(node("a").weighing(2), node("b"));
    }

    private static TargetReading listing(String... ids) {
        return new TargetReading(Arrays.stream(ids).map(TargetMemoryTest::node).toList(), Set.of(), false, List.of());
    }

    private static List<String> ids(List<Node> nodes) {
        return nodes.stream().map(Node::id).toList();
    }

    private static Node node(String id) {
        return Node.bigBlueButton(id, URI.create("https://" + id + ".example.org"), new Secret("s"));
    }
}
