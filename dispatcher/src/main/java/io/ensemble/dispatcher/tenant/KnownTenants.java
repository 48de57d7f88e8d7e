package io.ensemble.dispatcher.tenant;

import io.ensemble.dispatcher.DispatcherConfig;
import io.ensemble.dispatcher.problem.ProblemException;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** The tenants that are in force. */
@ApplicationScoped
public class KnownTenants {

    private final FleetView view;
    private final Duration retryAfter;

    KnownTenants(FleetView view, DispatcherConfig config) {
        this.view = view;
        this.retryAfter = config.retryAfter();
    }

    /** The id, if there is such a tenant; else the request ends with a problem. */
    public String require(String id) {
        if (!view.ready()) {
            throw ProblemException.unavailable(
                    "not-ready", "Not ready", "Nodes and tenants are not read yet", retryAfter);
        }
        return view.tenants()
                .withId(id)
                .map(Tenant::id)
                .orElseThrow(() -> ProblemException.notFound(
                        "unknown-tenant", "No such tenant", "GET /api/tenants lists the tenants"));
    }

    List<Tenant> all() {
        return view.tenants().all();
    }
}
