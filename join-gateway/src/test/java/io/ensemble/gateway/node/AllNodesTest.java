package io.ensemble.gateway.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.node.Secret;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.snapshot.Snapshot;
import io.ensemble.fleet.store.FleetView;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AllNodesTest {

    private static final Node A = node("a");
    private static final Node B = node("b");

    private final FleetView fleet = mock();
    private final AllNodes all = new AllNodes(fleet);

    @Test
    void everyNodeInUseIsAskedAndDisabledOnesAreNotMissed() {
        // Given
        fleetOf(A, B, node("c").in(NodeState.DISABLED), node("d").in(NodeState.CORDONED));

        // When
        var answers = all.ask(node -> Optional.of(node.id()));

        // Then
        assertThat(answers).isEqualTo(new AllNodes.Answers<>(List.of("a", "b", "d"), true));
    }

    @Test
    void aNodeThatWasGivenUpIsNotAskedButMissed() {
        // Given
        fleetOf(A, B);
        when(fleet.snapshot()).thenReturn(new Snapshot(Instant.EPOCH, 1, Map.of("b", offline("b"))));

        // When
        var answers = all.ask(node -> Optional.of(node.id()));

        // Then
        assertThat(answers).isEqualTo(new AllNodes.Answers<>(List.of("a"), false));
    }

    @Test
    void aNodeWithoutAnAnswerIsMissed() {
        fleetOf(A, B);

        assertThat(all.ask(node -> node.equals(A) ? Optional.empty() : Optional.of("b")))
                .isEqualTo(new AllNodes.Answers<>(List.of("b"), false));
    }

    @Test
    void aFaultIsNotTheOthers() {
        fleetOf(A, B);

        assertThat(all.ask(AllNodesTest::faultOnA)).isEqualTo(new AllNodes.Answers<>(List.of("b"), false));
    }

    private static Optional<String> faultOnA(Node node) {
        if (node.equals(A)) {
            throw new IllegalStateException("a fault of our own");
        }
        return Optional.of(node.id());
    }

    private void fleetOf(Node... nodes) {
        var byId = new LinkedHashMap<String, Node>();
        for (var node : nodes) {
            byId.put(node.id(), node);
        }
        when(fleet.nodes()).thenReturn(byId);
        when(fleet.snapshot()).thenReturn(Snapshot.NONE);
    }

    private static NodeSighting offline(String id) {
        return new NodeSighting(id, Health.OFFLINE, 9, 0, Optional.of("gone"), Optional.empty(), List.of());
    }

    private static Node node(String id) {
        return Node.bigBlueButton(id, URI.create("http://" + id + ".example.org"), new Secret("x"));
    }
}
