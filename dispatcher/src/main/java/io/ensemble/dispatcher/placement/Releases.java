package io.ensemble.dispatcher.placement;

import io.ensemble.dispatcher.Meters;
import io.ensemble.dispatcher.store.StoreAccess;
import io.ensemble.fleet.placement.Placement;
import io.ensemble.fleet.store.PlacementStore;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** Gives placements up, and counts them by reason. */
@ApplicationScoped
public class Releases {

    private final PlacementStore placements;
    private final StoreAccess store;
    private final Counter requested;
    private final Counter ended;

    Releases(PlacementStore placements, StoreAccess store, MeterRegistry registry) {
        this.placements = placements;
        this.store = store;
        this.requested = registry.counter(Meters.RELEASED, Meters.REASON, "requested");
        this.ended = registry.counter(Meters.RELEASED, Meters.REASON, "ended");
    }

    /** Releases a placement because somebody asks for it. */
    void asRequested(Placement placement) {
        release(placement, requested);
    }

    /** Releases a placement because its meeting runs no more. */
    public void asEnded(Placement placement) {
        release(placement, ended);
    }

    private void release(Placement placement, Counter reason) {
        if (store.ask(() -> placements.release(placement))) {
            reason.increment();
        }
    }
}
