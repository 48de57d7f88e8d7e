package io.ensemble.gateway;

import io.ensemble.fleet.snapshot.Snapshot;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.store.StoreAccess;
import io.ensemble.gateway.node.NodeBreakers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;

/** Shows how this gateway sees the store, the snapshot and the nodes. */
@ApplicationScoped
class FleetMeter {

    private final FleetView fleet;
    private final NodeBreakers breakers;
    private final InstantSource clock;
    private final GatewayMeters meters;

    FleetMeter(FleetView fleet, StoreAccess store, NodeBreakers breakers, InstantSource clock, GatewayMeters meters) {
        this.fleet = fleet;
        this.breakers = breakers;
        this.clock = clock;
        this.meters = meters;
        meters.storeAway(store::away);
        meters.snapshotAge(this::snapshotAge);
    }

    /** Brings the gauges in line with the fleet; those of nodes that are gone, go. */
    void update() {
        meters.breakers(fleet.nodes().keySet(), breakers::isOpen);
    }

    // A poller's clock that runs ahead of ours makes it new, never younger.
    private double snapshotAge() {
        var takenAt = fleet.snapshot().takenAt();
        return takenAt.equals(Snapshot.NONE.takenAt())
                ? Double.NaN
                : Math.max(0, Duration.between(takenAt, clock.instant()).toMillis() / 1000.0);
    }
}
