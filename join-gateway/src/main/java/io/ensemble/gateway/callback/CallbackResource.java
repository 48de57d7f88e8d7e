package io.ensemble.gateway.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.gateway.GatewayMeters;
import io.ensemble.gateway.outbox.Outbox;
import io.ensemble.gateway.placement.PlacementMemory;
import io.ensemble.gateway.store.StoreAbsentException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;

/** Where nodes tell us what front ends want to hear. A node gets its answer as soon as the outbox has it. */
@Path("/callback/{token}")
@RunOnVirtualThread
public class CallbackResource {

    private static final Logger LOG = Logger.getLogger(CallbackResource.class);

    /** The learning dashboard of a meeting with a thousand people has about a megabyte. */
    private static final int MAX_BODY = 8 * 1024 * 1024;

    private final CallbackLinks links;
    private final Reports reports;
    private final Outbox outbox;
    private final EndWatch ends;
    private final PlacementMemory memory;
    private final GatewayMeters meters;

    CallbackResource(
            CallbackLinks links,
            Reports reports,
            Outbox outbox,
            EndWatch ends,
            PlacementMemory memory,
            GatewayMeters meters) {
        this.links = links;
        this.reports = reports;
        this.outbox = outbox;
        this.ends = ends;
        this.memory = memory;
        this.meters = meters;
    }

    @GET
    public Response get(@RestPath String token, @Context HttpServerRequest request) {
        return links.read(token)
                .filter(link -> link.kind().tellsOfTheEnd())
                .map(link -> answer(link, token, reports.ended(link, Parameters.parse(query(request)))))
                .orElseGet(CallbackResource::unknown);
    }

    @POST
    public Response post(@RestPath String token, @Context HttpServerRequest request, InputStream body)
            throws IOException {
        var link = links.read(token);
        if (link.isEmpty()) {
            return unknown();
        }
        var bytes = body.readNBytes(MAX_BODY + 1);
        if (bytes.length > MAX_BODY) {
            return Response.status(Response.Status.REQUEST_ENTITY_TOO_LARGE).build();
        }
        return report(link.get(), request, new String(bytes, UTF_8))
                .map(report -> answer(link.get(), token, report))
                .orElseGet(CallbackResource::unknown);
    }

    private Optional<NodeReport> report(CallbackLink link, HttpServerRequest request, String body) {
        return switch (link.kind()) {
            case RECORDING_READY -> Optional.of(reports.recordingReady(link, Parameters.parse(body)));
            case ANALYTICS ->
                Optional.of(reports.analytics(
                        link, Objects.requireNonNullElse(request.getHeader("Authorization"), ""), body));
            case END, ENDED_URL, WEBHOOK -> Optional.empty();
        };
    }

    private Response answer(CallbackLink link, String token, NodeReport report) {
        return switch (report) {
            case NodeReport.Unverified() -> {
                meters.callback(link.kind(), "unverified");
                LOG.warnf("A callback %s came with a signature that is no node's", link);
                yield Response.status(Response.Status.UNAUTHORIZED).build();
            }
            case NodeReport.Genuine genuine -> taken(link, token, genuine);
        };
    }

    private Response taken(CallbackLink link, String token, NodeReport.Genuine genuine) {
        try {
            outbox.put(genuine.callback(), link.url(), genuine.event());
            if (link.kind().tellsOfTheEnd()) {
                memory.forget(link.meeting());
                ends.told(link.meeting(), token);
            }
            return Response.ok().build();
        } catch (StoreAbsentException away) {
            LOG.debugf("The store does not take a callback %s; its node will come again", link);
            return Response.status(Response.Status.SERVICE_UNAVAILABLE)
                    .header("Retry-After", "5")
                    .build();
        }
    }

    private static String query(HttpServerRequest request) {
        return Objects.requireNonNullElse(request.query(), "");
    }

    private static Response unknown() {
        return Response.status(Response.Status.NOT_FOUND).build();
    }
}
