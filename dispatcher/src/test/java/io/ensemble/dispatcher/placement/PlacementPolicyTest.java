package io.ensemble.dispatcher.placement;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.node.Secret;
import io.ensemble.fleet.placement.Candidate;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.snapshot.Wrong;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PlacementPolicyTest {

    private final PlacementPolicy policy =
            new PlacementPolicy(new LoadRule(15, Duration.ofMinutes(15), 200, 100), new SplittableRandom(42), 0.9);

    @Test
    void anOnlineEnabledNodeTakesMeetings() {
        var choice = choose(online("a"));
        assertThat(choice.candidates()).containsExactly(Candidate.taking("a", 0, 1));
        assertThat(choice.excluded()).isEmpty();
    }

    @Test
    void loadAndWeightAreLeftToTheClaim() {
        var busy = new NodeSighting(
                "a",
                Health.ONLINE,
                0,
                1,
                Optional.empty(),
                Optional.empty(),
                List.of(LoadRuleTest.meeting(Duration.ofHours(1), 30, false)));
        var node = new NodeInView(node("a").weighing(2), Optional.of(busy));

        assertThat(choose(node).candidates()).containsExactly(Candidate.taking("a", 30, 2));
    }

    @Test
    void aCordonedNodeKeepsItsMeetingsOnly() {
        var choice = choose(in(NodeState.CORDONED, online("a")), online("b"));
        assertThat(choice.candidates()).containsExactly(Candidate.taking("b", 0, 1), Candidate.keeping("a"));
        assertThat(choice.excluded()).containsExactly(new Exclusion("a", "state", "cordoned"));
    }

    @Test
    void anUnstableNodeTakesMeetingsOnlyIfNoOnlineOneIsLeft() {
        assertThat(choose(sighted("a", Health.UNSTABLE), online("b")).candidates())
                .containsExactly(Candidate.taking("b", 0, 1), Candidate.keeping("a"));
        assertThat(choose(sighted("a", Health.UNSTABLE), sighted("b", Health.OFFLINE))
                        .candidates())
                .containsExactly(Candidate.taking("a", 0, 1));
    }

    @Test
    void anOnlineNodeThatTakesNothingDoesNotSpareAnUnstableOne() {
        assertThat(choose(sighted("a", Health.UNSTABLE), in(NodeState.CORDONED, online("b")))
                        .candidates())
                .containsExactly(Candidate.taking("a", 0, 1), Candidate.keeping("b"));
    }

    @Test
    void meetingsOfOfflineAndDisabledNodesArePlacedAnewAndThoseOfUnseenOnesStay() {
        var choice = choose(
                sighted("a", Health.OFFLINE),
                in(NodeState.DISABLED, online("b")),
                new NodeInView(node("c"), Optional.empty()));
        assertThat(choice.candidates()).containsExactly(Candidate.keeping("c"));
        assertThat(choice.refusal()).isEqualTo("3 nodes: 1 disabled, 1 offline, 1 not seen yet");
    }

    @Test
    void aNodeThatIsWrongTakesNothingUntilItIsMended() {
        var choice = choose(seen("a", OptionalDouble.empty(), Optional.of(Wrong.CLOCK)));
        assertThat(choice.candidates()).containsExactly(Candidate.keeping("a"));
        assertThat(choice.refusal()).isEqualTo("1 node: 1 clock");
    }

    @Test
    void aBusyNodeIsTakenOnlyIfNobodyElseIsLeft() {
        var busy = seen("a", OptionalDouble.of(0.95), Optional.empty());
        assertThat(choose(busy, seen("b", OptionalDouble.of(0.5), Optional.empty()))
                        .candidates())
                .containsExactly(Candidate.taking("b", 100, 1), Candidate.keeping("a"));
        assertThat(choose(busy).candidates()).containsExactly(Candidate.taking("a", 190, 1));
    }

    @Test
    void aNodeWhoseProcessorsNobodyKnowsIsJudgedByItsPeople() {
        assertThat(choose(seen("a", OptionalDouble.empty(), Optional.empty())).candidates())
                .containsExactly(Candidate.taking("a", 0, 1));
    }

    @Test
    void aNodeInTroubleIsTakenOnlyIfNobodyElseIsLeft() {
        var two = policy.choose(List.of(online("a"), online("b")), NodeKind.BIGBLUEBUTTON, Set.of(), Set.of("a"));
        assertThat(two.candidates()).containsExactly(Candidate.taking("b", 0, 1), Candidate.keeping("a"));
        var one = policy.choose(List.of(online("a")), NodeKind.BIGBLUEBUTTON, Set.of(), Set.of("a"));
        assertThat(one.candidates()).containsExactly(Candidate.taking("a", 0, 1));
    }

    private static NodeInView seen(String id, OptionalDouble cpu, Optional<Wrong> wrong) {
        return new NodeInView(
                node(id),
                Optional.of(new NodeSighting(
                        id,
                        Health.ONLINE,
                        0,
                        1,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        cpu,
                        wrong,
                        List.of())));
    }

    @Test
    void aNodeOfAnotherKindTakesNothing() {
        var choice = policy.choose(List.of(online("a")), NodeKind.JITSI);
        assertThat(choice.candidates()).containsExactly(Candidate.keeping("a"));
        assertThat(choice.refusal()).isEqualTo("1 node: 1 of kind bigbluebutton");
    }

    @Test
    void anEmptyFleetIsToldAsSuch() {
        assertThat(choose().refusal()).isEqualTo("no nodes");
    }

    @Test
    void equalNodesComeFirstEquallyOften() {
        // Given
        var nodes = List.of(online("a"), online("b"), online("c"), online("d"));

        // When
        var first = IntStream.range(0, 4000)
                .mapToObj(_ -> policy.choose(nodes, NodeKind.BIGBLUEBUTTON)
                        .candidates()
                        .getFirst()
                        .node())
                .collect(Collectors.groupingBy(id -> id, Collectors.counting()));

        // Then: 1000 each, give or take four standard deviations of 27
        assertThat(first).hasSize(4).allSatisfy((_, count) -> assertThat(count).isBetween(890L, 1110L));
    }

    @Property
    void everyNodeEitherMayTakeTheMeetingOrIsExcludedForAReason(@ForAll("fleets") List<NodeInView> fleet) {
        var choice = policy.choose(fleet, NodeKind.BIGBLUEBUTTON);
        var taking = choice.candidates().stream()
                .filter(candidate -> candidate.load().isPresent())
                .map(Candidate::node)
                .toList();
        var excluded = choice.excluded().stream().map(Exclusion::node).toList();
        assertThat(Stream.concat(taking.stream(), excluded.stream()))
                .containsExactlyInAnyOrderElementsOf(
                        fleet.stream().map(node -> node.node().id()).toList());
    }

    @Property
    void nothingNewEverGoesToANodeThatShouldNotHaveIt(@ForAll("fleets") List<NodeInView> fleet) {
        var byId = fleet.stream().collect(Collectors.toMap(node -> node.node().id(), node -> node));
        for (var candidate : policy.choose(fleet, NodeKind.BIGBLUEBUTTON).candidates()) {
            var node = requireNonNull(byId.get(candidate.node()));
            assertThat(node.holdsMeetings()).isTrue();
            if (candidate.load().isPresent()) {
                assertThat(node.node().state()).isEqualTo(NodeState.ENABLED);
                assertThat(node.node().kind()).isEqualTo(NodeKind.BIGBLUEBUTTON);
            }
        }
    }

    @Property
    void everyNodeThatHoldsMeetingsKeepsThem(@ForAll("fleets") List<NodeInView> fleet) {
        var candidates = policy.choose(fleet, NodeKind.BIGBLUEBUTTON).candidates().stream()
                .map(Candidate::node)
                .toList();
        assertThat(candidates)
                .containsExactlyInAnyOrderElementsOf(fleet.stream()
                        .filter(NodeInView::holdsMeetings)
                        .map(node -> node.node().id())
                        .toList());
    }

    @Provide
    Arbitrary<List<NodeInView>> fleets() {
        var health = Arbitraries.of(Health.class).optional();
        return Combinators.combine(Arbitraries.of(NodeState.class), health, Arbitraries.of(NodeKind.class))
                .as(PlacementPolicyTest::anyNode)
                .list()
                .ofMaxSize(12)
                .map(PlacementPolicyTest::numbered);
    }

    private static NodeInView anyNode(NodeState state, Optional<Health> health, NodeKind kind) {
        var bare = node("x").in(state);
        var node = new Node(
                bare.id(), kind, bare.url(), bare.secret(), state, bare.tags(), 1, bare.exporter(), bare.jitsi());
        return new NodeInView(node, health.map(found -> sighting("x", found)));
    }

    private static List<NodeInView> numbered(List<NodeInView> nodes) {
        return IntStream.range(0, nodes.size())
                .mapToObj(i -> {
                    var node = nodes.get(i).node();
                    var renamed = new Node(
                            "n" + i,
                            node.kind(),
                            node.url(),
                            node.secret(),
                            node.state(),
                            node.tags(),
                            1,
                            node.exporter(),
                            node.jitsi());
                    return new NodeInView(renamed, nodes.get(i).sighting());
                })
                .toList();
    }

    private PlacementPolicy.Choice choose(NodeInView... nodes) {
        return policy.choose(List.of(nodes), NodeKind.BIGBLUEBUTTON);
    }

    private static NodeInView online(String id) {
        return sighted(id, Health.ONLINE);
    }

    private static NodeInView sighted(String id, Health health) {
        return new NodeInView(node(id), Optional.of(sighting(id, health)));
    }

    private static NodeInView in(NodeState state, NodeInView node) {
        return new NodeInView(node.node().in(state), node.sighting());
    }

    private static Node node(String id) {
        return Node.bigBlueButton(id, URI.create("https://example.org"), new Secret("s"));
    }

    private static NodeSighting sighting(String id, Health health) {
        return new NodeSighting(id, health, 0, 1, Optional.empty(), Optional.empty(), List.of());
    }
}
