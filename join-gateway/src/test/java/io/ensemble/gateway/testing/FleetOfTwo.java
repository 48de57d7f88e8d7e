package io.ensemble.gateway.testing;

import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.Secret;
import io.ensemble.fleet.placement.Candidate;
import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.MeetingSighting;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.snapshot.Snapshot;
import io.ensemble.fleet.snapshot.Wrong;
import io.ensemble.fleet.store.ConfigurationStore;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.store.PlacementStore;
import io.ensemble.fleet.store.SnapshotStore;
import io.ensemble.fleet.tenant.CreateParameters;
import io.ensemble.fleet.tenant.Tenant;
import io.ensemble.fleet.tenant.TenantLimits;
import io.ensemble.fleet.tenant.Tenants;
import io.ensemble.gateway.node.DeadEnds;
import io.ensemble.gateway.node.NodeBreakers;
import io.ensemble.gateway.placement.PlacementMemory;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** Two stub nodes, a dead one, and two tenants, as the store would have them. */
@ApplicationScoped
public class FleetOfTwo {

    /** Secret of the tenant default. */
    public static final String SECRET = "639259d4-9dd8-4b25-bf01-95f9567eaf4b";

    /** Secret of the tenant moodle, which is reached under moodle.example.org. */
    public static final String MOODLE_SECRET = "moodles-own-secret";

    /** A node on which nobody listens. */
    public static final Node GONE = Node.bigBlueButton("bbb-gone", URI.create("http://127.0.0.1:1"), new Secret("x"));

    private final StubNode a;
    private final StubNode b;
    private final ConfigurationStore configuration;
    private final PlacementStore placements;
    private final SnapshotStore snapshots;
    private final FleetView view;
    private final PlacementMemory memory;
    private final NodeBreakers breakers;
    private final DeadEnds deadEnds;
    private final RedisDataSource redis;

    FleetOfTwo(
            ConfigurationStore configuration,
            PlacementStore placements,
            SnapshotStore snapshots,
            FleetView view,
            PlacementMemory memory,
            NodeBreakers breakers,
            DeadEnds deadEnds,
            RedisDataSource redis)
            throws IOException {
        this.a = new StubNode("bbb-a");
        this.b = new StubNode("bbb-b");
        this.configuration = configuration;
        this.placements = placements;
        this.snapshots = snapshots;
        this.view = view;
        this.memory = memory;
        this.breakers = breakers;
        this.deadEnds = deadEnds;
        this.redis = redis;
    }

    public StubNode a() {
        return a;
    }

    public StubNode b() {
        return b;
    }

    /** A store with nothing but the configuration. */
    public void reset() {
        redis.flushall();
        memory.forgetAll();
        breakers.forgetAll();
        deadEnds.forgetAll();
        configuration.writeNodes(List.of(a.node(), b.node(), GONE));
        configuration.writeTenants(new Tenants(List.of(
                Tenant.theDefault(new Secret(SECRET)),
                new Tenant(
                        "moodle",
                        Set.of("moodle.example.org"),
                        List.of(new Secret("rotated-out-soon"), new Secret(MOODLE_SECRET)),
                        TenantLimits.NONE,
                        new CreateParameters(Map.of("muteOnStart", "true"), Map.of("record", "false"))))));
        placements.declareComplete(Instant.now());
        sees(Map.of());
        a.answering(200, "<response><returncode>SUCCESS</returncode></response>");
        b.answering(200, "<response><returncode>SUCCESS</returncode></response>");
    }

    /** Lets the store be emptied, so that nobody has told it yet what runs. */
    public void emptied() {
        reset();
        placements.declareIncomplete(Instant.now());
    }

    /** From now on without the node on which nobody listens. */
    public void withoutTheDeadNode() {
        configuration.writeNodes(List.of(a.node(), b.node()));
        view.refresh();
    }

    /** From now on with one more node on which nobody listens, {@code bbb-gone-too}. */
    public void withAnotherDeadNode() {
        var another = Node.bigBlueButton("bbb-gone-too", URI.create("http://127.0.0.1:1"), new Secret("x"));
        configuration.writeNodes(List.of(a.node(), b.node(), GONE, another));
        view.refresh();
    }

    /** From now on with these nodes as well. */
    public void with(Node... more) {
        configuration.writeNodes(Stream.concat(Stream.of(a.node(), b.node(), GONE), Arrays.stream(more))
                .toList());
        view.refresh();
    }

    /** Gives the tenant default a limit of attendees. */
    public void limitingAttendees(int attendees) {
        configuration.writeTenants(new Tenants(List.of(new Tenant(
                Tenant.DEFAULT_ID,
                Set.of(),
                List.of(new Secret(SECRET)),
                new TenantLimits(OptionalInt.empty(), OptionalInt.of(attendees)),
                CreateParameters.UNCHANGED))));
        view.refresh();
    }

    /** Lets polling see these meetings on the node just now, and no others anywhere. */
    public void seen(StubNode node, MeetingSighting... meetings) {
        var id = node.node().id();
        var now = Instant.now();
        sees(Map.of(
                id, new NodeSighting(id, Health.ONLINE, 0, 1, Optional.empty(), Optional.of(now), List.of(meetings))));
    }

    /** Lets polling find the node well, as of that instant, and say nothing of any other. */
    public void polled(String node, Instant when) {
        sees(Map.of(node, new NodeSighting(node, Health.ONLINE, 0, 1, Optional.empty(), Optional.of(when), List.of())));
    }

    /** Lets the last poll of the node fail. */
    public void failedPoll(String node) {
        var seen = Optional.of(Instant.now());
        sees(Map.of(node, new NodeSighting(node, Health.UNSTABLE, 1, 0, Optional.of("gone"), seen, List.of())));
    }

    /** Lets polling find that the node answers, and what is wrong with it all the same. */
    public void polledWrong(String node, Wrong wrong) {
        polledWrong(node, wrong, Duration.ZERO);
    }

    /** The same of a node that last answered well so long ago. */
    public void polledWrong(String node, Wrong wrong, Duration wellAgo) {
        var now = Optional.of(Instant.now());
        var well = now.map(instant -> instant.minus(wellAgo));
        sees(Map.of(
                node,
                new NodeSighting(
                        node,
                        Health.UNSTABLE,
                        0,
                        1,
                        Optional.of("mend it"),
                        well,
                        List.of(),
                        now,
                        well,
                        OptionalDouble.empty(),
                        Optional.of(wrong),
                        List.of())));
    }

    /** Lets polling give the node up. */
    public void givenUp(StubNode node) {
        var id = node.node().id();
        sees(Map.of(id, new NodeSighting(id, Health.OFFLINE, 3, 0, Optional.of("gone"), Optional.empty(), List.of())));
    }

    private void sees(Map<String, NodeSighting> nodes) {
        snapshots.write(new Snapshot(Instant.now(), 1, nodes));
        view.refresh();
    }

    /** Places a meeting on a node, an hour ago. */
    public void placed(MeetingKey meeting, StubNode node) {
        placed(meeting, node.node().id(), Instant.now().minus(Duration.ofHours(1)));
    }

    /** Places a meeting on the node of that id. */
    public void placed(MeetingKey meeting, String node, Instant when) {
        placements.claim(
                meeting,
                List.of(Candidate.taking(node, 0, 1)),
                new PlacementStore.Reservation(15, Duration.ofMinutes(1)),
                when);
    }

    /** Claims a meeting once more, as a create does that is under way. */
    public void claimedNow(MeetingKey meeting, StubNode node) {
        placements.claim(
                meeting,
                List.of(Candidate.keeping(node.node().id())),
                new PlacementStore.Reservation(15, Duration.ofMinutes(1)),
                Instant.now());
    }

    void stop(@Observes ShutdownEvent event) {
        a.close();
        b.close();
    }
}
