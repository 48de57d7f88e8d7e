package io.ensemble.dispatcher.callback;

import io.ensemble.dispatcher.access.Roles;
import io.ensemble.dispatcher.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The API of callbacks that were given up. */
@Path("/api/callbacks/dead")
@RolesAllowed(Roles.OPERATOR)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Callbacks", description = "Callbacks that could not be delivered to a front end")
class DeadCallbackResource {

    private final DeadCallbacks callbacks;

    DeadCallbackResource(DeadCallbacks callbacks) {
        this.callbacks = callbacks;
    }

    @GET
    @Operation(operationId = "listDeadCallbacks", summary = "List the latest 1000 callbacks that were given up")
    public List<DeadCallbackRow> list() {
        return callbacks.latest();
    }

    @POST
    @Path("/{id}/resend")
    @Operation(operationId = "resendDeadCallback", summary = "Try a callback again, as if it were new")
    @APIResponse(responseCode = "204", description = "It is on its way")
    @APIResponse(responseCode = "404", description = "No such callback")
    public void resend(@RestPath String id) {
        orUnknown(callbacks.resend(id));
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "dropDeadCallback", summary = "Throw a callback away")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "404", description = "No such callback")
    public void drop(@RestPath String id) {
        orUnknown(callbacks.drop(id));
    }

    private static void orUnknown(boolean wasThere) {
        if (!wasThere) {
            throw ProblemException.notFound(
                    "unknown-callback", "No such callback", "GET /api/callbacks/dead lists the callbacks");
        }
    }
}
