package io.ensemble.dispatcher;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.ensemble.fleet.audit.AuditEntry;
import io.ensemble.fleet.audit.Deed;
import io.ensemble.fleet.node.AddedNode;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.MeetingSighting;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.snapshot.Snapshot;
import io.ensemble.fleet.snapshot.Wrong;
import io.ensemble.fleet.store.AddedNodeStore;
import io.ensemble.fleet.store.ConfigurationStore;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.store.OperatorStateStore;
import io.ensemble.fleet.store.PlacementStore;
import io.ensemble.fleet.store.SnapshotStore;
import io.quarkus.redis.datasource.RedisDataSource;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Sets the scene for a test: a store, a file of nodes, a poller's snapshot. */
@ApplicationScoped
class Stage {

    private final RedisDataSource redis;
    private final SnapshotStore snapshots;
    private final OperatorStateStore states;
    private final AddedNodeStore added;
    private final ConfigurationStore configuration;
    private final PlacementStore placements;
    private final FleetView view;
    private final DispatcherConfig config;
    private final InstantSource clock;

    Stage(
            RedisDataSource redis,
            SnapshotStore snapshots,
            OperatorStateStore states,
            AddedNodeStore added,
            ConfigurationStore configuration,
            PlacementStore placements,
            FleetView view,
            DispatcherConfig config,
            InstantSource clock) {
        this.redis = redis;
        this.snapshots = snapshots;
        this.states = states;
        this.added = added;
        this.configuration = configuration;
        this.placements = placements;
        this.view = view;
        this.config = config;
        this.clock = clock;
    }

    /** Empties the store, and waits until a fleet of idle nodes bbb-1, bbb-2, ... is in force. */
    void idleNodes(int count) {
        nodes(DispatcherSettings.nodes(count));
        var ids = java.util.stream.IntStream.rangeClosed(1, count).mapToObj(i -> "bbb-" + i);
        see(ids.map(id -> seen(id, Health.ONLINE)).toArray(NodeSighting[]::new));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> view.nodes().size() == count
                        && view.nodes().values().stream().allMatch(node -> node.state() == NodeState.ENABLED));
        // As if every node had told what it runs: these do not exist.
        placements.declareComplete(clock.instant());
    }

    /** Empties the store and changes the file of nodes. */
    void nodes(String text) {
        DispatcherSettings.write(file(), text);
        // Or the dispatcher would put them back.
        states.forget(states.read().keySet());
        var takenOut = new AddedNode(Optional.empty(), "the stage", "", clock.instant());
        var entry = new AuditEntry(clock.instant(), "the stage", "any", Deed.LEFT, "taken out", "");
        added.read().keySet().forEach(id -> added.say(id, takenOut, entry));
        redis.flushall();
    }

    /** Empties the store, changes the file of nodes, and waits until its nodes, all idle, are in force as the file has them. */
    void nodesInForce(String text, int count) {
        nodes(text);
        see(Pattern.compile("- id: (\\S+)")
                .matcher(text)
                .results()
                .map(id -> seen(id.group(1), Health.ONLINE))
                .toArray(NodeSighting[]::new));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> view.nodes().size() == count
                        && view.nodes().values().stream().allMatch(node -> node.state() == NodeState.ENABLED)
                        && configuration.readNodes().isPresent()
                        && text.contains(
                                view.nodes().values().iterator().next().url().toString()));
    }

    Path file() {
        return config.nodesFile().orElseThrow();
    }

    /** Writes a snapshot as the poller would, and waits until the dispatcher has it. */
    Instant see(NodeSighting... sightings) {
        var now = clock.instant();
        snapshots.write(new Snapshot(now, 1, byId(sightings)));
        await().atMost(Duration.ofSeconds(5))
                .until(() -> view.snapshot().takenAt().equals(now));
        return now;
    }

    /** Writes a snapshot as the poller left it so long ago, and waits until the dispatcher has it. */
    void saw(Duration ago, NodeSighting... sightings) {
        var then = clock.instant().minus(ago);
        snapshots.write(new Snapshot(then, 1, byId(sightings)));
        await().atMost(Duration.ofSeconds(5))
                .until(() -> view.snapshot().takenAt().equals(then));
    }

    private static Map<String, NodeSighting> byId(NodeSighting... sightings) {
        return Arrays.stream(sightings).collect(Collectors.toMap(NodeSighting::node, Function.identity()));
    }

    NodeSighting seen(String node, Health health, MeetingSighting... meetings) {
        return seen(node, health, Optional.empty(), meetings);
    }

    NodeSighting seen(String node, Health health, Optional<Wrong> wrong, MeetingSighting... meetings) {
        var now = Optional.of(clock.instant());
        return new NodeSighting(
                node,
                health,
                0,
                1,
                wrong.map(word -> "its " + word + " is wrong"),
                now,
                List.of(meetings),
                Optional.empty(),
                now,
                OptionalDouble.empty(),
                wrong,
                List.of());
    }

    /** A meeting that has an id of the node's that no other has. */
    static MeetingSighting meeting(String id, Duration age, int participants) {
        return new MeetingSighting(id, id + "-" + UUID.randomUUID(), age, participants, 1, 0, 0, false);
    }

    static RequestSpecification withKey() {
        return given().header("Authorization", "Bearer " + DispatcherSettings.KEY);
    }

    static RequestSpecification placing(String meetingId) {
        return withKey()
                .contentType("application/json")
                .body("{\"tenant\":\"default\",\"meetingId\":\"" + meetingId + "\"}");
    }
}
