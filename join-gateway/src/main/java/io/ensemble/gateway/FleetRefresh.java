package io.ensemble.gateway;

import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.store.StoreAccess;
import io.ensemble.fleet.store.StoreAwayException;
import io.ensemble.gateway.store.StoreDoubt;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Keeps the view of the fleet fresh, and so finds out whether a store that was away is back. A gateway is ready once it
 * has seen the fleet; it stays ready while the store is away, since it can still lead people to running meetings.
 */
@ApplicationScoped
@Readiness
class FleetRefresh implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(FleetRefresh.class);

    private final FleetView fleet;
    private final StoreAccess store;
    private final StoreDoubt doubt;
    private final FleetMeter meter;

    FleetRefresh(FleetView fleet, StoreAccess store, StoreDoubt doubt, FleetMeter meter) {
        this.fleet = fleet;
        this.store = store;
        this.doubt = doubt;
        this.meter = meter;
    }

    // Before the first request comes: nobody is told that a gateway is starting while it could know.
    void begin(@Observes StartupEvent event) {
        refresh();
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void refresh() {
        try {
            fleet.refresh();
        } catch (StoreAwayException away) {
            LOG.debug("The store is away: what was last read stays in force");
        }
        doubt.look();
        meter.update();
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("fleet")
                .status(fleet.ready())
                .withData("store", store.away() ? "does not answer" : "answers")
                .withData("nodes", fleet.nodes().size())
                .withData("tenants", fleet.tenants().all().size())
                .build();
    }
}
