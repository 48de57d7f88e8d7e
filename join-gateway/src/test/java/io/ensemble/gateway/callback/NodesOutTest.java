package io.ensemble.gateway.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.node.Secret;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.snapshot.Snapshot;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.gateway.GatewayConfig;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NodesOutTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final FleetView fleet = mock();
    private final Map<String, Node> nodes = new HashMap<>();
    private final Map<String, NodeSighting> sightings = new HashMap<>();
    private Instant now = NOON;
    private NodesOut out;

    @BeforeEach
    void aFleet() {
        GatewayConfig config = mock();
        GatewayConfig.Ends ends = mock();
        when(config.ends()).thenReturn(ends);
        when(ends.outFor()).thenReturn(Duration.ofSeconds(10));
        when(fleet.ready()).thenReturn(true);
        when(fleet.nodes()).thenReturn(nodes);
        when(fleet.node(anyString())).thenAnswer(call -> Optional.ofNullable(nodes.get(call.<String>getArgument(0))));
        when(fleet.snapshot()).thenAnswer(call -> new Snapshot(now, 1, sightings));
        out = new NodesOut(fleet, () -> now, config);
        known("a", "b", "c", "d");
        see(Health.ONLINE, 0, "a", "b", "c", "d");
    }

    @Test
    void aNodeThatIsGivenUpIsOutAtOnce() {
        see(Health.OFFLINE, 3, "a");
        assertThat(among()).containsExactly("a");

        // And one more
        see(Health.OFFLINE, 3, "b");
        assertThat(among()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void ifMostAreSilentAtTheSameTimeNoneIsOutForAMinute() {
        // Given a network that is down, and nodes that are given up one after the other
        see(Health.UNSTABLE, 2, "b", "c");
        see(Health.OFFLINE, 3, "a");
        assertThat(among()).isEmpty();
        see(Health.OFFLINE, 4, "a", "b", "c");
        assertThat(among()).isEmpty();
        at(59);
        assertThat(among()).isEmpty();

        // When two are back, the third is not out for that
        see(Health.ONLINE, 0, "a", "b");
        assertThat(among()).isEmpty();

        // But who does not come back is
        at(60);
        assertThat(among()).containsExactly("c");

        // And who came back and is given up alone is out at once
        see(Health.OFFLINE, 3, "a");
        assertThat(among()).contains("a");
    }

    @Test
    void whoWasOutBeforeStaysSo() {
        see(Health.OFFLINE, 90, "a");
        assertThat(among()).containsExactly("a");
        at(61);
        see(Health.OFFLINE, 3, "b", "c", "d");
        assertThat(among()).containsExactly("a");
    }

    @Test
    void theLastNodeThatCanTakeMeetingsIsGivenAMinuteToo() {
        nodes.keySet().retainAll(List.of("a"));
        nodes.put("b", node("b").in(NodeState.DISABLED));
        nodes.put("jitsi", jitsi());
        see(Health.OFFLINE, 3, "a");
        assertThat(among()).doesNotContain("a");
        at(60);
        assertThat(among()).contains("a");
    }

    @Test
    void ofTwoNodesOneIsOutAtOnceWhileTheOtherAnswers() {
        nodes.keySet().retainAll(List.of("a", "b"));
        see(Health.OFFLINE, 3, "a");
        assertThat(among()).contains("a");
    }

    private Stream<String> among() {
        return out.among(Map.copyOf(sightings).keySet()).keySet().stream().filter(nodes::containsKey);
    }

    private void at(int seconds) {
        now = NOON.plusSeconds(seconds);
    }

    private void known(String... ids) {
        Stream.of(ids).forEach(id -> nodes.put(id, node(id)));
    }

    private static Node node(String id) {
        return Node.bigBlueButton(id, URI.create("http://" + id + ".example.org"), new Secret("x"));
    }

    private static Node jitsi() {
        return new Node(
                "jitsi",
                NodeKind.JITSI,
                URI.create("http://jitsi.example.org"),
                new Secret("x"),
                NodeState.ENABLED,
                Set.of(),
                1,
                Optional.empty(),
                Optional.empty());
    }

    private void see(Health health, int failures, String... ids) {
        Stream.of(ids)
                .forEach(id -> sightings.put(
                        id, new NodeSighting(id, health, failures, 0, Optional.empty(), Optional.of(now), List.of())));
    }
}
