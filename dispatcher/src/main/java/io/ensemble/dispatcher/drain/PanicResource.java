// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.drain;

import io.ensemble.dispatcher.access.Roles;
import io.ensemble.dispatcher.audit.Reason;
import io.ensemble.dispatcher.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The API of panic. */
@Path("/api/nodes/{id}/panic")
@RolesAllowed(Roles.OPERATOR)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Nodes")
class PanicResource {

    private final Panic panic;

    PanicResource(Panic panic) {
        this.panic = panic;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "panic",
            summary = "End all meetings of a node at once",
            description =
                    "The node is cordoned first, then all its meetings are ended without a notice. One that cannot"
                            + " be ended keeps none from it. Answers when all were tried: on a node that hangs, that takes a"
                            + " while.")
    @APIResponse(responseCode = "200", description = "What was ended, and what could not be")
    @APIResponse(responseCode = "404", description = "No such node")
    @APIResponse(responseCode = "409", description = "A Jitsi node: Jitsi has no call that ends a room")
    public PanicAnswer panic(@RestPath String id, @Nullable PanicRequest request) {
        var reason = request == null ? Reason.given(null, null) : Reason.given(request.by(), request.why());
        return panic.of(id, reason)
                .orElseThrow(() ->
                        ProblemException.notFound("unknown-node", "No such node", "GET /api/nodes lists the nodes"));
    }
}
