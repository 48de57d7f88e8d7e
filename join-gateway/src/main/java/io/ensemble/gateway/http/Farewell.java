package io.ensemble.gateway.http;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/**
 * Parts with clients before this gateway stops: from the moment on that it says that it is not ready any more, each answer is
 * the last one on its connection. So balancers and front ends come back to another gateway, and none is in the middle of
 * a request when the connections close.
 */
@ApplicationScoped
class Farewell {

    private static final Logger LOG = Logger.getLogger(Farewell.class);

    /** Before everything that may answer. */
    private static final int FIRST = 1001;

    private volatile boolean leaving;

    void register(@Observes Filters filters) {
        filters.register(this::partAfterAnswer, FIRST);
    }

    void begin(@Observes ShutdownDelayInitiatedEvent event) {
        leaving = true;
        LOG.info("Stopping: not ready any more; requests are served until quarkus.shutdown.delay is over");
    }

    private void partAfterAnswer(RoutingContext context) {
        // HTTP/2 has no such header.
        if (leaving && context.request().version() != HttpVersion.HTTP_2) {
            context.response().putHeader("Connection", "close");
            // The header alone would leave it to the client.
            context.addEndHandler(answered -> context.request().connection().close());
        }
        context.next();
    }
}
