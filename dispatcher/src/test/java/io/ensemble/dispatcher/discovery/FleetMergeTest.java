// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.dispatcher.discovery.FleetMerge.Step;
import io.ensemble.fleet.audit.AuditEntry;
import io.ensemble.fleet.audit.Deed;
import io.ensemble.fleet.node.AddedNode;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeOrigin;
import io.ensemble.fleet.node.NodeSource;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.node.Roster;
import io.ensemble.fleet.node.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FleetMergeTest {

    private static final Instant NOW = Instant.parse("2026-09-30T12:00:00Z");

    @Test
    void theSourcesAreMadeOneFleet() {
        var step = next(merge(file("a", "b"), prometheus("p"), api("x")), Roster.EMPTY);

        assertThat(ids(step)).containsExactly("a", "b", "x", "p");
        assertThat(step.roster().origin("p")).contains(NodeOrigin.listedBy(NodeSource.PROMETHEUS));
        assertThat(step.listedTwice()).isEmpty();
        // What an operator adds is put on record when it is said.
        assertThat(step.changes()).extracting(AuditEntry::node).containsExactly("a", "b", "p");
        assertThat(step.changes()).extracting(AuditEntry::by).containsExactly("nodes.yaml", "nodes.yaml", "Prometheus");
    }

    @Test
    void ofANodeThatSeveralSourcesListTheFilesCounts() {
        var weighty = node("a").weighing(3);
        var step = next(
                merge(Map.of(NodeSource.FILE, List.of(weighty), NodeSource.PROMETHEUS, List.of(node("a"))), api("a")),
                Roster.EMPTY);

        assertThat(step.roster().nodes()).containsExactly(weighty);
        assertThat(step.roster().origin("a")).contains(NodeOrigin.listedBy(NodeSource.FILE));
        assertThat(step.listedTwice()).containsExactly("a");
    }

    @Test
    void ofAServerThatIsListedUnderTwoIdsTheFirstCounts() {
        var renamed = Node.bigBlueButton("a-1", node("a").url(), new Secret("s"));
        var step = next(
                merge(Map.of(NodeSource.FILE, List.of(node("a")), NodeSource.PROMETHEUS, List.of(renamed))),
                Roster.EMPTY);

        assertThat(ids(step)).containsExactly("a");
        assertThat(step.listedTwice()).containsExactly("a-1 (the server of a)");
    }

    @Test
    void aNodeThatIsRenamedLeavesUnderItsOldName() {
        // Given
        var before = next(merge(file("a")), Roster.EMPTY).roster();
        var renamed = Node.bigBlueButton("a-1", node("a").url(), new Secret("s"));

        // When
        var step = next(merge(Map.of(NodeSource.FILE, List.of(renamed))), before);

        // Then
        assertThat(step.roster().nodes()).containsExactly(renamed, node("a").in(NodeState.DRAINING));
        assertThat(step.roster().origin("a"))
                .contains(NodeOrigin.left(NodeSource.FILE, NOW, "its server is listed as a-1 now"));
        var leavers = new ArrayList<Optional<String>>();
        merge(Map.of(NodeSource.FILE, List.of(renamed)))
                .next(step.roster(), leaver -> leavers.add(leaver.listedAs()), NOW.plusSeconds(1));
        assertThat(leavers).containsExactly(Optional.of("a-1"));
    }

    @Test
    void aNodeThatIsListedNoMoreIsOnItsWayOutUntilItHasNoMeetings() {
        // Given
        var before = next(merge(file("a", "b")), Roster.EMPTY).roster();

        // When
        var leaving = next(merge(file("a")), before);

        // Then
        assertThat(leaving.roster().nodes())
                .containsExactly(node("a"), node("b").in(NodeState.DRAINING));
        assertThat(leaving.roster().origin("b"))
                .contains(NodeOrigin.left(NodeSource.FILE, NOW, "nodes.yaml lists it no more"));
        assertThat(leaving.changes()).extracting(AuditEntry::deed).containsExactly(Deed.LEFT);

        // And it stays so, without another word
        var still = merge(file("a")).next(leaving.roster(), leaver -> false, NOW.plusSeconds(60));
        assertThat(still.roster()).isEqualTo(leaving.roster());
        assertThat(still.changes()).isEmpty();

        // And when it has no meetings, it goes
        var gone = merge(file("a")).next(still.roster(), leaver -> true, NOW.plusSeconds(90));
        assertThat(ids(gone)).containsExactly("a");
        assertThat(gone.changes()).extracting(AuditEntry::deed).containsExactly(Deed.GONE);
    }

    @Test
    void aNodeThatIsListedAgainIsBackAsItIsDescribed() {
        var before = next(merge(file("a", "b")), Roster.EMPTY).roster();
        var leaving = next(merge(file("a")), before).roster();

        var back = next(merge(file("a"), prometheus("b")), leaving);

        assertThat(back.roster().nodes()).containsExactly(node("a"), node("b"));
        assertThat(back.roster().origin("b")).contains(NodeOrigin.listedBy(NodeSource.PROMETHEUS));
        assertThat(back.changes()).extracting(AuditEntry::what).containsExactly("listed again");
    }

    @Test
    void theStateThatASourceGivesANodeIsPutOnRecordWhenItChanges() {
        // Given
        var before = next(merge(file("a", "b")), Roster.EMPTY).roster();

        // When
        var step =
                next(merge(Map.of(NodeSource.FILE, List.of(node("a"), node("b").in(NodeState.CORDONED)))), before);

        // Then
        assertThat(step.changes()).containsExactly(new AuditEntry(NOW, "nodes.yaml", "b", Deed.STATE, "cordoned", ""));
        assertThat(next(merge(file("a", "b")), step.roster()).changes())
                .extracting(AuditEntry::what)
                .containsExactly("enabled");
    }

    @Test
    void theStateOfANodeThatAnOperatorAddsIsOnRecordAlready() {
        var before = next(merge(api("x")), Roster.EMPTY).roster();
        var described = Map.of("x", new AddedNode(Optional.of(node("x").in(NodeState.CORDONED)), "anna", "", NOW));

        assertThat(next(merge(described), before).changes()).isEmpty();
    }

    @Test
    void aSourceThatDoesNotSpeakTakesNothingAway() {
        var before = next(merge(file("a"), prometheus("p")), Roster.EMPTY).roster();

        assertThat(next(merge(file("a")), before).roster()).isEqualTo(before);
        assertThat(next(merge(prometheus("p")), before).roster().nodes())
                .containsExactlyInAnyOrderElementsOf(before.nodes());
        assertThat(next(merge(Map.of()), before).changes()).isEmpty();

        // Nor does an API whose words are lost
        var added = next(merge(api("x")), Roster.EMPTY).roster();
        assertThat(next(merge(file()), added).roster()).isEqualTo(added);
    }

    @Test
    void whatAnOperatorTakesOutLeavesWithTheReason() {
        // Given
        var before = next(merge(api("x")), Roster.EMPTY).roster();
        var takenOut = new AddedNode(Optional.empty(), "anna", "sold", NOW);

        // When
        var step = new FleetMerge(Map.of(), Map.of("x", takenOut)).next(before, leaver -> false, NOW);

        // Then
        assertThat(step.roster().nodes()).containsExactly(node("x").in(NodeState.DRAINING));
        assertThat(step.roster().origin("x"))
                .contains(NodeOrigin.left(NodeSource.API, NOW, "anna has taken it out: sold"));
        assertThat(step.changes()).isEmpty();
    }

    /** Dispatchers publish on top of each other: whoever comes second has nothing left to do. */
    @Property
    void twoDispatchersAgree(
            @ForAll boolean[] inFile,
            @ForAll boolean[] inPrometheus,
            @ForAll boolean[] before,
            @ForAll boolean[] empty) {
        var merge = merge(file(some(inFile)), prometheus(some(inPrometheus)));
        var published = next(merge(file(some(before))), Roster.EMPTY).roster();
        var goers = List.of(some(empty));

        var first = merge.next(published, leaver -> goers.contains(leaver.node().id()), NOW);
        var second = merge.next(
                first.roster(), leaver -> goers.contains(leaver.node().id()), NOW.plusSeconds(1));

        assertThat(second.roster()).isEqualTo(first.roster());
        assertThat(second.changes()).isEmpty();
        // And nobody who is listed is missing or on the way out.
        assertThat(ids(first)).containsAll(List.of(some(inFile))).containsAll(List.of(some(inPrometheus)));
        assertThat(first.roster().nodes())
                .allMatch(node -> (node.state() == NodeState.DRAINING)
                        == first.roster().origin(node.id()).orElseThrow().hasLeft());
    }

    private static String[] some(boolean[] chosen) {
        return java.util.stream.IntStream.range(0, chosen.length)
                .filter(i -> chosen[i])
                .mapToObj(i -> "n" + i)
                .toArray(String[]::new);
    }

    private static Step next(FleetMerge merge, Roster before) {
        return merge.next(before, leaver -> false, NOW);
    }

    private static List<String> ids(Step step) {
        return step.roster().nodes().stream().map(Node::id).toList();
    }

    private static FleetMerge merge(Object... parts) {
        var listed = new EnumMap<NodeSource, List<Node>>(NodeSource.class);
        var added = new HashMap<String, AddedNode>();
        for (var part : parts) {
            ((Map<?, ?>) part).forEach((key, value) -> {
                if (key instanceof NodeSource source) {
                    listed.put(
                            source,
                            ((List<?>) value).stream().map(Node.class::cast).toList());
                } else {
                    added.put((String) key, (AddedNode) value);
                }
            });
        }
        return new FleetMerge(listed, added);
    }

    private static Map<NodeSource, List<Node>> file(String... ids) {
        return Map.of(NodeSource.FILE, nodes(ids));
    }

    private static Map<NodeSource, List<Node>> prometheus(String... ids) {
        return Map.of(NodeSource.PROMETHEUS, nodes(ids));
    }

    private static Map<String, AddedNode> api(String id) {
        return Map.of(id, new AddedNode(Optional.of(node(id)), "anna", "", NOW));
    }

    private static List<Node> nodes(String... ids) {
        return Arrays.stream(ids).map(FleetMergeTest::node).toList();
    }

    private static Node node(String id) {
        return Node.bigBlueButton(id, URI.create("https://" + id + ".example.org"), new Secret("s"));
    }
}
