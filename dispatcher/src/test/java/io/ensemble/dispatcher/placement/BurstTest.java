// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.dispatcher.DispatcherSettings;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.node.Secret;
import io.ensemble.fleet.placement.Claim;
import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.snapshot.RoomCount;
import io.ensemble.fleet.snapshot.RoomCount.Source;
import io.ensemble.fleet.store.PlacementStore;
import io.ensemble.fleet.store.PlacementStore.Reservation;
import io.ensemble.fleet.testing.RealRedis;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the two policies make of the same fifty rooms between two polls. */
@QuarkusTest
@WithTestResource(RealRedis.class)
@WithTestResource(DispatcherSettings.class)
class BurstTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    /** Four idle nodes, of which one happens to have a little less to do. */
    private static final List<NodeInView> NODES =
            List.of(node("j-1", 0.06), node("j-2", 0.03), node("j-3", 0.05), node("j-4", 0.04));

    @Inject
    PlacementStore placements;

    @Inject
    RedisDataSource redis;

    @BeforeEach
    void emptyStore() {
        redis.flushall();
    }

    @Test
    void loadSpreadsFiftyRooms() {
        var perNode = place(new LoadRule(15, Duration.ofMinutes(15), 200, 100));

        assertThat(perNode)
                .hasSize(4)
                .allSatisfy((_, rooms) -> assertThat(rooms).isBetween(12L, 13L));
    }

    @Test
    void theRuleOf2020SendsAllFiftyToOneNode() {
        assertThat(place(new IdlestCpu())).isEqualTo(Map.of("j-2", 50L));
    }

    private Map<String, Long> place(Measure measure) {
        var policy = new PlacementPolicy(measure, new SplittableRandom(42), 0.8);
        var reservation = new Reservation(policy.expected(), Duration.ofMinutes(2));
        return IntStream.range(0, 50)
                .mapToObj(i -> placements.claim(
                        MeetingKey.jitsi("default", "room-" + i),
                        OptionalInt.empty(),
                        policy.choose(NODES, NodeKind.JITSI).candidates(),
                        reservation,
                        true,
                        NOW))
                .map(claim -> ((Claim.Made) claim).placement().node())
                .collect(Collectors.groupingBy(node -> node, Collectors.counting()));
    }

    private static NodeInView node(String id, double cpu) {
        var node = new Node(
                id,
                NodeKind.JITSI,
                URI.create("https://" + id + ".example.org"),
                Secret.NONE,
                NodeState.ENABLED,
                Set.of(),
                1,
                Optional.empty(),
                Optional.empty());
        var sighting = new NodeSighting(id, Health.ONLINE, 0, 1, Optional.empty(), Optional.of(NOW), List.of())
                .withCpu(OptionalDouble.of(cpu))
                .counting(RoomCount.by(Source.JICOFO, 0, 0));
        return new NodeInView(node, Optional.of(sighting));
    }
}
