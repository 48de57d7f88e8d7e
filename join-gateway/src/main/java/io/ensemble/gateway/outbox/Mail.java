package io.ensemble.gateway.outbox;

import io.vertx.core.http.HttpMethod;
import java.util.Map;

/**
 * A letter as it goes over the wire.
 *
 * @param body empty if there is none
 */
record Mail(HttpMethod method, Map<String, String> headers, String body) {
    Mail {
        headers = Map.copyOf(headers);
    }
}
