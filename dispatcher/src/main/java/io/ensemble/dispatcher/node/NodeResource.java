package io.ensemble.dispatcher.node;

import io.ensemble.dispatcher.access.Roles;
import io.ensemble.dispatcher.problem.ProblemException;
import io.ensemble.fleet.node.NodeState;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The API of nodes. */
@Path("/api/nodes")
@RolesAllowed(Roles.OPERATOR)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Nodes", description = "Media servers and their states")
class NodeResource {

    private final NodeTable nodes;

    NodeResource(NodeTable nodes) {
        this.nodes = nodes;
    }

    @GET
    @Operation(operationId = "listNodes", summary = "List all nodes with what was last seen of them")
    public List<NodeRow> list() {
        return nodes.rows();
    }

    @PUT
    @Path("/{id}/state")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "setNodeState",
            summary = "Set a node's state over the file's",
            description = "enabled takes new meetings; cordoned keeps its meetings and takes no new ones; disabled is"
                    + " out of use.")
    @APIResponse(responseCode = "200", description = "The node in its new state")
    @APIResponse(responseCode = "400", description = "No such state")
    @APIResponse(responseCode = "404", description = "No such node")
    public NodeRow set(@RestPath String id, @Nullable StateRequest request) {
        var state = Optional.ofNullable(request)
                .map(StateRequest::state)
                .flatMap(NodeState::called)
                .orElseThrow(
                        () -> ProblemException.badRequest("state must be enabled, cordoned, draining or disabled"));
        return nodes.set(id, state).orElseThrow(NodeResource::unknown);
    }

    @DELETE
    @Path("/{id}/state")
    @Operation(operationId = "resetNodeState", summary = "Let the file's state be in force again")
    @APIResponse(responseCode = "200", description = "The node in the state that the file says")
    @APIResponse(responseCode = "404", description = "No such node")
    public NodeRow reset(@RestPath String id) {
        return nodes.reset(id).orElseThrow(NodeResource::unknown);
    }

    private static ProblemException unknown() {
        return ProblemException.notFound("unknown-node", "No such node", "GET /api/nodes lists the nodes");
    }
}
