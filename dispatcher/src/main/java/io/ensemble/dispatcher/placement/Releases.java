package io.ensemble.dispatcher.placement;

import io.ensemble.dispatcher.Meters;
import io.ensemble.fleet.placement.Placement;
import io.ensemble.fleet.store.PlacementStore;
import io.ensemble.fleet.store.StoreAccess;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;

/** Gives placements up, and counts them by reason. */
@Startup // so that its meters are there before the first release
@ApplicationScoped
public class Releases {

    private final PlacementStore placements;
    private final StoreAccess store;
    private final Counter requested;
    private final Counter ended;
    private final Counter lost;

    Releases(PlacementStore placements, StoreAccess store, MeterRegistry registry) {
        this.placements = placements;
        this.store = store;
        this.requested = counter("requested", registry);
        this.ended = counter("ended", registry);
        this.lost = counter("lost", registry);
    }

    private static Counter counter(String reason, MeterRegistry registry) {
        return Counter.builder(Meters.RELEASED)
                .description("Placements that were given up")
                .tag(Meters.REASON, reason)
                .register(registry);
    }

    /** Releases a placement because somebody asks for it. */
    void asRequested(Placement placement) {
        release(placement, requested);
    }

    /** Releases a placement because its meeting runs no more. */
    public void asEnded(Placement placement) {
        release(placement, ended);
    }

    /** Releases a placement because its node is gone or given up. */
    public void asLost(Placement placement) {
        release(placement, lost);
    }

    private void release(Placement placement, Counter reason) {
        if (store.ask(() -> placements.release(placement))) {
            reason.increment();
        }
    }
}
