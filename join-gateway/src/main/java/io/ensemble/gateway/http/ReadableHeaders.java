package io.ensemble.gateway.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Replaces headers that the framework would fail to read, before it reads them: a BigBlueButton server takes no notice of
 * what a client accepts, and has an answer of its own for an odd content type.
 */
class ReadableHeaders {

    /** Well-formed, and nobody's. */
    private static final String MALFORMED = "application/x-malformed";

    /** Before everything that reads headers. */
    private static final int FIRST = 1000;

    void register(@Observes Filters filters) {
        filters.register(ReadableHeaders::makeReadable, FIRST);
    }

    private static void makeReadable(RoutingContext context) {
        var headers = context.request().headers();
        if (!isReadable(headers.get("Content-Type"))) {
            headers.set("Content-Type", MALFORMED);
        }
        if (!areReadable(headers)) {
            headers.remove("Accept");
        }
        context.next();
    }

    private static boolean areReadable(MultiMap headers) {
        return headers.getAll("Accept").stream()
                .flatMap(accept -> Arrays.stream(accept.split(",")))
                .allMatch(ReadableHeaders::isReadable);
    }

    private static boolean isReadable(@Nullable String mediaType) {
        if (mediaType == null || mediaType.isBlank()) {
            return true;
        }
        try {
            var read = MediaType.valueOf(mediaType.strip());
            var quality = read.getParameters().get("q");
            return quality == null || Float.parseFloat(quality) >= 0;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
