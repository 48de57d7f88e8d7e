package io.ensemble.fleet.store;

import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.snapshot.Snapshot;
import io.ensemble.fleet.store.EndingStore.Ending;
import io.ensemble.fleet.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the store last said of the fleet, at hand without a remote call. While the store is away, what was last read
 * stays in force. Each service refreshes it once a second.
 */
@ApplicationScoped
public class FleetView {

    /** After so long every service has read what one of them wrote: the second, and the time that reading takes. */
    public static final Duration KNOWN_TO_ALL = Duration.ofMillis(1500);

    private final ConfigurationStore configuration;
    private final SnapshotStore snapshots;
    private final PlacementStore placements;
    private final TroubleStore troubles;
    private final EndingStore endings;
    private final StoreAccess store;
    private final ClockStore clockStore;
    private final VitalsStore vitals;

    private volatile Optional<SequencedMap<String, Node>> nodes = Optional.empty();
    private volatile Optional<Tenants> tenants = Optional.empty();
    private volatile Snapshot snapshot = Snapshot.NONE;
    private volatile Set<String> troubled = Set.of();
    private volatile Set<Ending> ending = Set.of();

    FleetView(
            ConfigurationStore configuration,
            SnapshotStore snapshots,
            PlacementStore placements,
            TroubleStore troubles,
            EndingStore endings,
            StoreAccess store,
            ClockStore clockStore,
            VitalsStore vitals) {
        this.configuration = configuration;
        this.snapshots = snapshots;
        this.placements = placements;
        this.troubles = troubles;
        this.endings = endings;
        this.store = store;
        this.clockStore = clockStore;
        this.vitals = vitals;
    }

    /**
     * Reads the store. What it does not hold (it may have been emptied) stays as it was.
     *
     * @throws StoreAwayException if the store does not answer; what was read before stays in force then
     */
    public void refresh() {
        store.tell(() -> {
            clockStore.read();
            vitals.run().ifPresent(store::answeredBy);
            configuration.readNodes().ifPresent(read -> nodes = Optional.of(byId(read)));
            configuration.readTenants().ifPresent(read -> tenants = Optional.of(read));
            snapshots.read().ifPresent(read -> snapshot = completed(read));
            troubled = troubles.reported();
            ending = endings.underWay();
        });
    }

    /** Whether nodes and tenants were read at least once. */
    public boolean ready() {
        return nodes.isPresent() && tenants.isPresent();
    }

    /** The nodes by id, in the order of the file; none before the first refresh. */
    public Map<String, Node> nodes() {
        return nodes.<Map<String, Node>>map(read -> read).orElseGet(Map::of);
    }

    /** The node of that id. */
    public Optional<Node> node(String id) {
        return Optional.ofNullable(nodes().get(id));
    }

    /** The tenants; none before the first refresh. */
    public Tenants tenants() {
        return tenants.orElse(Tenants.NONE);
    }

    /** What the poller last saw. */
    public Snapshot snapshot() {
        return snapshot;
    }

    /** Nodes that a gateway has just met in trouble; polling has not judged it yet. */
    public Set<String> troubled() {
        return troubled;
    }

    /** Whether a dispatcher is ending the meeting of that id on that node, so that what polling saw of it counts no more. */
    public boolean isEnding(String node, String meetingIdOnNode) {
        return ending.contains(new Ending(node, meetingIdOnNode));
    }

    /** The nodes on which a dispatcher is ending a meeting of that id. */
    public Set<String> nodesEnding(String meetingIdOnNode) {
        return ending.stream()
                .filter(ending -> ending.meetingId().equals(meetingIdOnNode))
                .map(Ending::node)
                .collect(Collectors.toUnmodifiableSet());
    }

    // While it fills again, what was seen of the other nodes before it was emptied is the best that is known of them.
    private Snapshot completed(Snapshot read) {
        var completed = read.completedFrom(snapshot, nodes().keySet());
        return completed.equals(read) || placements.complete() || snapshots.isWhole() ? read : completed;
    }

    private static SequencedMap<String, Node> byId(List<Node> nodes) {
        var byId = new LinkedHashMap<String, Node>();
        nodes.forEach(node -> byId.put(node.id(), node));
        return byId;
    }
}
