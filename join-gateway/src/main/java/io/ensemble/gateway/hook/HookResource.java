package io.ensemble.gateway.hook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ensemble.bigbluebutton.Checksum;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.fleet.callback.CallbackKind;
import io.ensemble.gateway.GatewayMeters;
import io.ensemble.gateway.store.StoreAbsentException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Where nodes tell of their events. A node gets its answer as soon as the outbox has them. */
@Path("/callback/hook/{token}")
@RunOnVirtualThread
public class HookResource {

    private static final Logger LOG = Logger.getLogger(HookResource.class);

    /** The text of a shared note comes whole, and notes grow to some megabytes. */
    private static final int MAX_BODY = 8 * 1024 * 1024;

    private final HookLinks links;
    private final HookRelay relay;
    private final GatewayMeters meters;

    HookResource(HookLinks links, HookRelay relay, GatewayMeters meters) {
        this.links = links;
        this.relay = relay;
        this.meters = meters;
    }

    @POST
    public Response post(@RestPath String token, @Context HttpServerRequest request, InputStream body)
            throws IOException {
        var link = links.read(token);
        if (link.isEmpty()) {
            return Response.status(Response.Status.NOT_FOUND).build();
        }
        var bytes = body.readNBytes(MAX_BODY + 1);
        if (bytes.length > MAX_BODY) {
            return Response.status(Response.Status.REQUEST_ENTITY_TOO_LARGE).build();
        }
        return answer(
                link.get(),
                new HookMessage(
                        link.get().address() + "hook/" + token,
                        Parameters.parse(text(request.query())).text(Checksum.PARAMETER),
                        text(request.getHeader("Authorization")),
                        new String(bytes, UTF_8)));
    }

    private Response answer(HookLink link, HookMessage message) {
        try {
            return switch (relay.take(link, message)) {
                case TAKEN -> Response.ok().build();
                case UNVERIFIED -> {
                    meters.callback(CallbackKind.WEBHOOK, "unverified");
                    LOG.warnf("Events came for %s, but it did not sign them", link.node());
                    yield Response.status(Response.Status.UNAUTHORIZED).build();
                }
            };
        } catch (StoreAbsentException away) {
            LOG.debugf("The store does not take events of %s; it will come again", link.node());
            return Response.status(Response.Status.SERVICE_UNAVAILABLE)
                    .header("Retry-After", "5")
                    .build();
        }
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }
}
