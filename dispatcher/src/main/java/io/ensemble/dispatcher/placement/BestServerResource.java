// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.placement;

import io.ensemble.dispatcher.DispatcherConfig;
import io.ensemble.dispatcher.access.Roles;
import io.ensemble.dispatcher.problem.ProblemException;
import io.ensemble.fleet.node.NodeKind;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The API for those who bring a room of their own, as the first Ensemble had it. */
@Path("/api/servers/best")
@RolesAllowed(Roles.OPERATOR)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Placements")
class BestServerResource {

    private final BestServers servers;
    private final Duration retryAfter;

    BestServerResource(BestServers servers, DispatcherConfig config) {
        this.servers = servers;
        this.retryAfter = config.retryAfter();
    }

    @GET
    @Operation(
            operationId = "bestServer",
            summary = "Tell the best server",
            description =
                    "For those who bring a room name of their own. Nothing is placed: two who ask for the same room may"
                            + " be told different servers. A room is expected on the server for a while, so that many who ask at once"
                            + " are spread; under the policy idlest-cpu none is.")
    @APIResponse(responseCode = "200", description = "The server")
    @APIResponse(
            responseCode = "400",
            description = "The kind is not jitsi: other servers let nobody in by a name alone")
    @APIResponse(responseCode = "503", description = "No server can take a room: ask again")
    public BestServerAnswer best(@RestQuery @Nullable String kind) {
        if (!Optional.ofNullable(kind).flatMap(NodeKind::called).equals(Optional.of(NodeKind.JITSI))) {
            throw ProblemException.badRequest(
                    "kind must be jitsi: a BigBlueButton server lets nobody in without a signed"
                            + " call, so its address alone is of no use");
        }
        return switch (servers.of(NodeKind.JITSI)) {
            case BestServers.Best.Found(var node) -> new BestServerAnswer(node.id(), node.url());
            case BestServers.Best.Nobody(var why) ->
                throw ProblemException.unavailable("no-candidate", "No server can take a room", why, retryAfter);
        };
    }
}
