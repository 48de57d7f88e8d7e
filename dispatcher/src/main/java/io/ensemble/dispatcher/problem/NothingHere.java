package io.ensemble.dispatcher.problem;

import io.ensemble.dispatcher.access.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Every path of the API that is nothing else. It asks for the key like the rest, so that a path written in some odd way
 * meets the same door, and nobody without a key learns what is there.
 */
@Path("/api/{rest:.*}")
@RolesAllowed(Roles.OPERATOR)
class NothingHere {

    @GET
    @Operation(hidden = true)
    public void get() {
        throw nothing();
    }

    @POST
    @Operation(hidden = true)
    public void post() {
        throw nothing();
    }

    @PUT
    @Operation(hidden = true)
    public void put() {
        throw nothing();
    }

    @PATCH
    @Operation(hidden = true)
    public void patch() {
        throw nothing();
    }

    @DELETE
    @Operation(hidden = true)
    public void delete() {
        throw nothing();
    }

    private static ProblemException nothing() {
        return ProblemException.notFound("not-found", "Not found", "GET /api/openapi describes the API");
    }
}
