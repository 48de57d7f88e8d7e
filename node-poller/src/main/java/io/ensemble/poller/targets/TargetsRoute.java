// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.targets;

import io.ensemble.fleet.store.FleetView;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Serves the list at {@code /prometheus/targets}. Every poller serves the whole fleet. */
@ApplicationScoped
class TargetsRoute {

    private final FleetView fleet;

    TargetsRoute(FleetView fleet) {
        this.fleet = fleet;
    }

    void register(@Observes Router router) {
        router.get("/prometheus/targets").handler(this::answer);
    }

    private void answer(RoutingContext call) {
        if (fleet.nodes().isEmpty()) {
            // Prometheus goes on with the last list that it got.
            call.response().setStatusCode(503).end("No nodes are known yet");
            return;
        }
        call.response()
                .putHeader("Content-Type", "application/json")
                .end(Targets.of(fleet.nodes().values()).encode());
    }
}
