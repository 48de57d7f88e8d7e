package io.ensemble.dispatcher.fleet;

import io.ensemble.dispatcher.access.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The API of the fleet as a whole. */
@Path("/api/fleet")
@RolesAllowed(Roles.OPERATOR)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Fleet", description = "The fleet as a whole")
class FleetResource {

    private final Fleet fleet;

    FleetResource(Fleet fleet) {
        this.fleet = fleet;
    }

    @GET
    @Operation(operationId = "fleet", summary = "Sum the fleet up")
    public FleetSummary summary() {
        return fleet.summary();
    }
}
