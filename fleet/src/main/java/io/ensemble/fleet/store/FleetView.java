package io.ensemble.fleet.store;

import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.snapshot.Snapshot;
import io.ensemble.fleet.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * What the store last said of the fleet, at hand without a remote call. While the store is away, what was last read
 * stays in force. Each service refreshes it once a second.
 */
@ApplicationScoped
public class FleetView {

    private final ConfigurationStore configuration;
    private final SnapshotStore snapshots;
    private final TroubleStore troubles;
    private final StoreAccess store;
    private final StoreClock storeClock;
    private final InstantSource clock;

    private volatile Optional<SequencedMap<String, Node>> nodes = Optional.empty();
    private volatile Optional<Tenants> tenants = Optional.empty();
    private volatile Snapshot snapshot = Snapshot.NONE;
    private volatile Set<String> troubled = Set.of();

    FleetView(
            ConfigurationStore configuration,
            SnapshotStore snapshots,
            TroubleStore troubles,
            StoreAccess store,
            StoreClock storeClock,
            InstantSource clock) {
        this.configuration = configuration;
        this.snapshots = snapshots;
        this.troubles = troubles;
        this.store = store;
        this.storeClock = storeClock;
        this.clock = clock;
    }

    /**
     * Reads the store. What it does not hold (it may have been emptied) stays as it was.
     *
     * @throws StoreAwayException if the store does not answer; what was read before stays in force then
     */
    public void refresh() {
        store.tell(() -> {
            storeClock.read();
            configuration.readNodes().ifPresent(read -> nodes = Optional.of(byId(read)));
            configuration.readTenants().ifPresent(read -> tenants = Optional.of(read));
            snapshots.read().ifPresent(read -> snapshot = read);
            troubled = troubles.reported(clock.instant());
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

    private static SequencedMap<String, Node> byId(List<Node> nodes) {
        var byId = new LinkedHashMap<String, Node>();
        nodes.forEach(node -> byId.put(node.id(), node));
        return byId;
    }
}
