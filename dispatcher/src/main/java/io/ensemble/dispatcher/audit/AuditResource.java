// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.audit;

import io.ensemble.dispatcher.access.Roles;
import io.ensemble.dispatcher.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The API of what was done to nodes. */
@Path("/api/audit")
@RolesAllowed(Roles.OPERATOR)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit", description = "Who did what to which node, when and why")
class AuditResource {

    /** More than anybody reads; there are never more than some 10,000. */
    private static final int MOST = 10_000;

    private final AuditTrail trail;

    AuditResource(AuditTrail trail) {
        this.trail = trail;
    }

    @GET
    @Operation(
            operationId = "audit",
            summary = "List what was done to nodes, the last first",
            description = "States that operators set, nodes that came and went, meetings that were ended. The latest"
                    + " 10,000 entries are kept, as long as the store keeps what it holds.")
    @APIResponse(responseCode = "200", description = "The latest entries")
    @APIResponse(responseCode = "400", description = "No such limit")
    public List<AuditRow> list(
            @Parameter(description = "Only of this node") @RestQuery @Nullable String node,
            @Parameter(description = "How many at most, 1 to 10,000") @RestQuery @DefaultValue("100") int limit) {
        if (limit < 1 || limit > MOST) {
            throw ProblemException.badRequest("limit must be a number from 1 to " + MOST);
        }
        return trail.latest(Optional.ofNullable(node), limit).stream()
                .map(AuditRow::of)
                .toList();
    }
}
