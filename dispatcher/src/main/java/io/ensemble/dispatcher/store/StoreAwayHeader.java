// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.store;

import io.ensemble.fleet.store.StoreAccess;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Says of each answer, be it a refusal, that it was given without the store: what this dispatcher knows may be old, and
 * another one may have the store still.
 */
class StoreAwayHeader {

    private static final String NAME = "Ensemble-Store";

    private final StoreAccess store;

    StoreAwayHeader(StoreAccess store) {
        this.store = store;
    }

    @ServerResponseFilter
    void say(ContainerResponseContext response) {
        if (store.away()) {
            response.getHeaders().putSingle(NAME, "away");
        }
    }
}
