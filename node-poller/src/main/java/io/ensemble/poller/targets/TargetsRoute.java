// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.targets;

import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.store.FleetView;
import io.vertx.core.json.JsonArray;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.function.Function;

/** Serves the lists at {@code /prometheus/targets} and {@code /prometheus/probes}. Every poller serves the whole fleet. */
@ApplicationScoped
class TargetsRoute {

    private final FleetView fleet;

    TargetsRoute(FleetView fleet) {
        this.fleet = fleet;
    }

    void register(@Observes Router router) {
        router.get("/prometheus/targets").handler(call -> answer(call, Targets::of));
        router.get("/prometheus/probes").handler(call -> answer(call, Targets::probes));
    }

    private void answer(RoutingContext call, Function<Collection<Node>, JsonArray> list) {
        if (fleet.nodes().isEmpty()) {
            // Prometheus goes on with the last list that it got.
            call.response().setStatusCode(503).end("No nodes are known yet");
            return;
        }
        call.response()
                .putHeader("Content-Type", "application/json")
                .end(list.apply(fleet.nodes().values()).encode());
    }
}
