package io.ensemble.gateway.outbox;

import io.vertx.core.http.HttpMethod;
import java.util.Map;

/**
 * A letter as it goes over the wire.
 *
 * @param url complete, with what signs it
 * @param body empty if there is none
 */
record Mail(HttpMethod method, String url, Map<String, String> headers, String body) {
    Mail {
        headers = Map.copyOf(headers);
    }

    /** The method alone: addresses and bodies hold secrets. */
    @Override
    public String toString() {
        return method.name();
    }
}
