package io.ensemble.dispatcher.node;

import io.ensemble.dispatcher.access.Roles;
import io.ensemble.dispatcher.audit.Reason;
import io.ensemble.dispatcher.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
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

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "addNode",
            summary = "Add a node",
            description =
                    "By the rules of nodes.yaml. It is cordoned at first, unless the request says otherwise. A node"
                            + " that is on its way out comes back by it.")
    @APIResponse(responseCode = "201", description = "The node")
    @APIResponse(responseCode = "400", description = "It cannot be a node; the detail names every problem")
    @APIResponse(responseCode = "409", description = "There is such a node")
    public RestResponse<NodeRow> add(@Nullable NodeRequest request) {
        if (request == null) {
            throw ProblemException.badRequest("The body is empty");
        }
        return RestResponse.status(RestResponse.Status.CREATED, nodes.add(request));
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "takeOutNode",
            summary = "Take out a node that was added here",
            description = "It takes no new meetings from now on, and goes when it has none left.")
    @APIResponse(responseCode = "200", description = "The node, on its way out")
    @APIResponse(responseCode = "204", description = "It is gone: it had no meetings")
    @APIResponse(responseCode = "404", description = "No such node")
    @APIResponse(responseCode = "409", description = "It is listed by nodes.yaml or Prometheus: take it out there")
    public RestResponse<NodeRow> takeOut(
            @RestPath String id, @RestQuery @Nullable String by, @RestQuery @Nullable String why) {
        if (!nodes.takeOut(id, Reason.given(by, why))) {
            throw unknown();
        }
        return nodes.row(id).map(RestResponse::ok).orElseGet(RestResponse::noContent);
    }

    @PUT
    @Path("/{id}/state")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "setNodeState",
            summary = "Set a node's state over its source's",
            description = "enabled takes new meetings; cordoned keeps its meetings and takes no new ones; draining is"
                    + " the same, and past its deadline its meetings are ended, with a notice in their chat first"
                    + " (not on Jitsi nodes, which have no call for that, and so no deadline);"
                    + " disabled is out of use: it is not even asked.")
    @APIResponse(responseCode = "200", description = "The node in its new state")
    @APIResponse(responseCode = "400", description = "No such state, or no such deadline")
    @APIResponse(responseCode = "404", description = "No such node")
    public NodeRow set(@RestPath String id, @Nullable StateRequest request) {
        if (request == null) {
            throw ProblemException.badRequest("The body is empty");
        }
        return nodes.set(id, request).orElseThrow(NodeResource::unknown);
    }

    @DELETE
    @Path("/{id}/state")
    @Operation(operationId = "resetNodeState", summary = "Let the state that the node's source gives be in force again")
    @APIResponse(responseCode = "200", description = "The node in the state that its source says")
    @APIResponse(responseCode = "404", description = "No such node")
    public NodeRow reset(@RestPath String id, @RestQuery @Nullable String by, @RestQuery @Nullable String why) {
        return nodes.reset(id, Reason.given(by, why)).orElseThrow(NodeResource::unknown);
    }

    private static ProblemException unknown() {
        return ProblemException.notFound("unknown-node", "No such node", "GET /api/nodes lists the nodes");
    }
}
