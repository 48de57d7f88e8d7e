package io.ensemble.dispatcher.placement;

import io.ensemble.dispatcher.Meters;
import io.ensemble.dispatcher.search.Knowledge;
import io.ensemble.fleet.placement.Placement;
import io.ensemble.fleet.store.LostMeetingStore;
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
    private final LostMeetingStore losses;
    private final StoreAccess store;
    private final Knowledge knowledge;
    private final Counter requested;
    private final Counter ended;
    private final Counter lost;

    Releases(
            PlacementStore placements,
            LostMeetingStore losses,
            StoreAccess store,
            Knowledge knowledge,
            MeterRegistry registry) {
        this.placements = placements;
        this.losses = losses;
        this.store = store;
        this.knowledge = knowledge;
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

    /** Releases a placement because its node is gone or given up; should it come back with the meeting, that is known. */
    public void asLost(Placement placement) {
        store.tell(() -> losses.lose(placement.meeting(), placement.node()));
        release(placement, lost);
    }

    /** Drops what the node's indexes still say of a placement that was moved to another node. */
    public void dropTraces(Placement moved) {
        knowledge.forget(moved.meeting(), moved.node());
        store.ask(() -> placements.release(moved));
    }

    private void release(Placement placement, Counter reason) {
        knowledge.forget(placement.meeting(), placement.node());
        if (store.ask(() -> placements.release(placement))) {
            reason.increment();
        }
    }
}
