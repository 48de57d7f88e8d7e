package io.ensemble.gateway.jitsi;

import io.ensemble.fleet.node.NodeKind;
import io.ensemble.gateway.dispatch.Dispatchers;
import io.ensemble.gateway.http.Problem;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * The call of the first Ensemble, of 2020: the address of the least-loaded Jitsi server, for those who bring a room name of
 * their own. Nothing is placed by it: two people who ask may get two servers, so one of them has to ask for both.
 */
@Path("/api/servers/best")
@RunOnVirtualThread
public class ServersResource {

    /** Servers are polled every two seconds, and one that answers again is taken back after some of these. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Dispatchers dispatchers;

    ServersResource(Dispatchers dispatchers) {
        this.dispatchers = dispatchers;
    }

    /** Where to go. */
    @RegisterForReflection // answered within a Response, so that the build does not see it
    record Server(URI url) {}

    @GET
    public Response best(@RestQuery @Nullable String kind) {
        var known = NodeKind.called(kind == null ? "" : kind);
        if (known.isEmpty()) {
            return Problem.of(400, "kind-unknown", "Bad Request", "Say which kind of server: ?kind=jitsi.")
                    .toResponse();
        }
        return switch (known.get()) {
            case BIGBLUEBUTTON ->
                Problem.of(
                                400,
                                "kind-signed",
                                "Bad Request",
                                "A BigBlueButton server opens nothing without a signed call. Make a room at /api/rooms, or"
                                        + " use the API at /bigbluebutton/api.")
                        .toResponse();
            case JITSI ->
                dispatchers
                        .best(NodeKind.JITSI)
                        .map(ServersResource::answer)
                        .orElseGet(() -> Problem.of(
                                        503,
                                        "no-server",
                                        "Service Unavailable",
                                        "No Jitsi server is free at the moment.")
                                .toResponse(RETRY_AFTER));
        };
    }

    private static Response answer(URI url) {
        return Response.ok(new Server(url))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header("Cache-Control", "no-store")
                .build();
    }
}
