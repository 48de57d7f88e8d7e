package io.ensemble.fleet.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.fleet.audit.AuditEntry;
import io.ensemble.fleet.audit.Deed;
import io.ensemble.fleet.node.Jitsi;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.node.OperatorState;
import io.ensemble.fleet.node.Secret;
import io.ensemble.fleet.node.TokenKind;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.MeetingSighting;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.snapshot.RoomCount;
import io.ensemble.fleet.snapshot.Snapshot;
import io.ensemble.fleet.snapshot.Wrong;
import io.ensemble.fleet.tenant.Tenant;
import io.ensemble.fleet.tenant.Tenants;
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
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealRedis.class)
class LeaseAndSnapshotStoreTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Inject
    LeaseStore leases;

    @Inject
    SnapshotStore snapshots;

    @Inject
    ConfigurationStore configuration;

    @Inject
    OperatorStateStore states;

    @Inject
    FleetView view;

    @Inject
    RedisDataSource redis;

    @BeforeEach
    void emptyStore() {
        redis.flushall();
    }

    @Test
    void oneOwnerHoldsALeaseUntilItIsGivenBack() {
        // Given
        var first = leases.hold("poller", "one", MINUTE);

        // When, Then: renewing keeps its number, others get nothing
        assertThat(leases.hold("poller", "one", MINUTE)).isEqualTo(first);
        assertThat(leases.hold("poller", "two", MINUTE)).isEmpty();

        // And giving back what one does not hold changes nothing
        leases.giveBack("poller", "two");
        assertThat(leases.hold("poller", "two", MINUTE)).isEmpty();

        // And the next owner has a larger number
        leases.giveBack("poller", "one");
        assertThat(leases.hold("poller", "two", MINUTE)).isEqualTo(OptionalLong.of(first.getAsLong() + 1));
    }

    @Test
    void whatIsWrittenIsReadBackWhole() {
        // Given
        var sighting = new NodeSighting(
                "bbb-01",
                Health.UNSTABLE,
                2,
                0,
                Optional.of("no answer within 3 s"),
                Optional.of(Instant.ofEpochMilli(1_700_000_000_123L)),
                List.of(new MeetingSighting("a:b/ü 🎓", "x-1", Duration.ofSeconds(5, 1_000_000), 3, 1, 2, 1, false)),
                Optional.of(Instant.ofEpochMilli(1_700_000_000_456L)),
                Optional.of(Instant.ofEpochMilli(1_700_000_000_122L)),
                OptionalDouble.of(0.25),
                Optional.of(Wrong.CLOCK),
                List.of(Instant.ofEpochSecond(1_699_999_900)));
        var snapshot = new Snapshot(Instant.ofEpochMilli(1_700_000_000_456L), Map.of("bbb-01", sighting));
        var node = Node.bigBlueButton("bbb-01", URI.create("https://bbb-01.example.org"), new Secret("s3cret"))
                .weighing(2);
        var tenants = new Tenants(List.of(Tenant.theDefault(new Secret("t0p"))));

        // When
        snapshots.write(snapshot);
        configuration.writeNodes(List.of(node));
        configuration.writeTenants(tenants);
        states.say(
                "bbb-01",
                new OperatorState(Optional.of(NodeState.CORDONED), Optional.empty(), "anna", "", Instant.EPOCH),
                new AuditEntry(Instant.EPOCH, "anna", "bbb-01", Deed.STATE, "cordoned", ""));
        view.refresh();

        // Then
        assertThat(view.ready()).isTrue();
        assertThat(view.snapshot()).isEqualTo(snapshot);
        assertThat(view.node("bbb-01")).contains(node.in(NodeState.CORDONED));
        assertThat(view.tenants()).isEqualTo(tenants);

        // And an emptied store takes nothing away
        redis.flushall();
        view.refresh();
        assertThat(view.snapshot()).isEqualTo(snapshot);
        assertThat(view.node("bbb-01")).isPresent();
    }

    @Test
    void aJitsiNodeAndItsSightingAreReadBackWhole() {
        // Given
        var jitsi = new Jitsi(
                TokenKind.KEY,
                Optional.of(URI.create("http://10.0.0.5:8080/colibri/stats")),
                Optional.of(URI.create("http://10.0.0.5:8888/metrics")),
                Optional.of(URI.create("http://10.0.0.5:5280/room-census")));
        var node = new Node(
                "j",
                NodeKind.JITSI,
                URI.create("https://j.example.org"),
                Secret.NONE,
                NodeState.ENABLED,
                Set.of(),
                1,
                Optional.empty(),
                Optional.of(jitsi));
        var counted = sighting("j").counting(RoomCount.by(RoomCount.Source.JICOFO, 2, 7));
        var unknown = sighting("k").counting(RoomCount.UNKNOWN);
        var snapshot = new Snapshot(Instant.ofEpochMilli(7), Map.of("j", counted, "k", unknown));

        // When
        snapshots.write(snapshot);
        configuration.writeNodes(List.of(node));

        // Then
        assertThat(configuration.readNodes()).contains(List.of(node));
        assertThat(snapshots.read()).contains(snapshot);
    }

    @Test
    void whatAnEarlierVersionWroteIsRead() {
        // Given a fleet as it was published before Jitsi nodes were looked at
        redis.value(String.class).set(Keys.NODES, """
                [{"id":"b","kind":"BIGBLUEBUTTON","url":"https://b.example.org","secret":{"value":"x"},"state":"ENABLED",
                  "tags":[],"weight":1.0,"exporter":null,"stats":null},
                 {"id":"j","kind":"JITSI","url":"https://j.example.org","secret":{"value":"y"},"state":"ENABLED",
                  "tags":[],"weight":1.0,"exporter":null,"stats":"http://10.0.0.5:8080/colibri/stats"}]""");
        redis.hash(String.class).hset(Keys.SIGHTINGS, "b", """
                {"node":"b","health":"ONLINE","failures":0,"successes":1,"problem":null,"seenAt":null,"meetings":[],
                 "triedAt":null,"askedAt":null,"cpu":null,"wrong":null,"lapses":[]}""");

        // Then
        assertThat(configuration.readNodes().orElseThrow())
                .extracting(Node::jitsi)
                .containsExactly(Optional.empty(), Optional.of(Jitsi.with(new Secret("y"))));
        assertThat(snapshots.read().orElseThrow().of("b"))
                .contains(new NodeSighting("b", Health.ONLINE, 0, 1, Optional.empty(), Optional.empty(), List.of()));
    }

    private static NodeSighting sighting(String node) {
        return new NodeSighting(node, Health.ONLINE, 0, 1, Optional.empty(), Optional.empty(), List.of())
                .triedAt(Instant.ofEpochMilli(7));
    }
}
