package io.ensemble.dispatcher.fleet;

import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.store.StoreAccess;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once nodes and tenants are known. A store that goes away later does not change that: what was last read serves
 * on, and taking every dispatcher out of service would help nobody.
 */
@Readiness
class ReadyToDecide implements HealthCheck {

    private final FleetView view;
    private final StoreAccess store;

    ReadyToDecide(FleetView view, StoreAccess store) {
        this.view = view;
        this.store = store;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("fleet")
                .status(view.ready())
                .withData("nodes", view.nodes().isEmpty() ? "missing" : "known")
                .withData("tenants", view.tenants().all().isEmpty() ? "missing" : "known")
                .withData("store", store.away() ? "away" : "answers")
                .build();
    }
}
