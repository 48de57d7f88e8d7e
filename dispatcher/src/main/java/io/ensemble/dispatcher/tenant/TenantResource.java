package io.ensemble.dispatcher.tenant;

import io.ensemble.dispatcher.access.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The API of tenants. */
@Path("/api/tenants")
@RolesAllowed(Roles.OPERATOR)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tenants", description = "Front ends")
class TenantResource {

    private final KnownTenants tenants;

    TenantResource(KnownTenants tenants) {
        this.tenants = tenants;
    }

    @GET
    @Operation(operationId = "listTenants", summary = "List all tenants")
    public List<TenantRow> list() {
        return tenants.all().stream().map(TenantRow::of).toList();
    }
}
