package io.ensemble.gateway;

import io.ensemble.fleet.store.FleetView;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Keeps the view of the fleet fresh. A gateway is ready once it has seen the fleet; it stays ready while the store is
 * away, since it can still lead people to running meetings.
 */
@ApplicationScoped
@Readiness
class FleetRefresh implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(FleetRefresh.class);

    private final FleetView fleet;
    private volatile boolean storeAnswers = true;

    FleetRefresh(FleetView fleet) {
        this.fleet = fleet;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void refresh() {
        try {
            fleet.refresh();
            if (!storeAnswers) {
                LOG.info("The store answers again");
            }
            storeAnswers = true;
        } catch (RuntimeException away) {
            if (storeAnswers) {
                LOG.warnf(
                        "The store does not answer (%s): what was last read stays in force. Is Redis running?",
                        away.getClass().getSimpleName());
            }
            storeAnswers = false;
        }
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("fleet")
                .status(fleet.ready())
                .withData("store", storeAnswers ? "answers" : "does not answer")
                .withData("nodes", fleet.nodes().size())
                .withData("tenants", fleet.tenants().all().size())
                .build();
    }
}
