package io.ensemble.dispatcher.placement;

import io.ensemble.dispatcher.DispatcherConfig;
import io.ensemble.dispatcher.access.Roles;
import io.ensemble.dispatcher.problem.ProblemException;
import io.ensemble.dispatcher.tenant.KnownTenants;
import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.placement.MeetingKey;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The API of placements. */
@Path("/api/placements")
@RolesAllowed(Roles.OPERATOR)
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Placements", description = "Which node a meeting is on")
class PlacementResource {

    private final Placements placements;
    private final KnownTenants tenants;
    private final Duration retryAfter;

    PlacementResource(Placements placements, KnownTenants tenants, DispatcherConfig config) {
        this.placements = placements;
        this.tenants = tenants;
        this.retryAfter = config.retryAfter();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "place",
            summary = "Place a meeting",
            description = "Answers the place that the meeting has, or gives it one on the least-loaded node.")
    @APIResponse(responseCode = "201", description = "Placed now")
    @APIResponse(responseCode = "200", description = "Placed already")
    @APIResponse(responseCode = "400", description = "The request is not good")
    @APIResponse(responseCode = "404", description = "No such tenant")
    @APIResponse(responseCode = "409", description = "The tenant has as many meetings as it may have")
    @APIResponse(responseCode = "503", description = "No node can take it, or the store is away: ask again")
    public RestResponse<PlacementAnswer> place(@Nullable PlacementRequest request) {
        if (request == null) {
            throw ProblemException.badRequest("The body is empty");
        }
        var meeting = meeting(request.tenant(), request.meetingId(), request.kind());
        return switch (placements.place(meeting, refusing(request))) {
            case Placing.Made(var placement) ->
                RestResponse.status(RestResponse.Status.CREATED, PlacementAnswer.of(placement));
            case Placing.Found(var placement) -> RestResponse.ok(PlacementAnswer.of(placement));
            case Placing.Agreed agreed -> RestResponse.ok(PlacementAnswer.of(agreed));
            case Placing.LimitReached() ->
                throw ProblemException.conflict(
                        "meetings-limit",
                        "The tenant has as many meetings as it may have",
                        "limits.meetings of the tenant is reached; it counts again when a meeting is over");
            case Placing.Refused(var why) ->
                throw ProblemException.unavailable("no-candidate", "No node can take the meeting", why, retryAfter);
        };
    }

    @GET
    @Operation(operationId = "findPlacement", summary = "Tell where a meeting is")
    @APIResponse(responseCode = "200", description = "Its place")
    @APIResponse(responseCode = "404", description = "It has no place, or there is no such tenant")
    public PlacementAnswer find(
            @RestQuery @Nullable String tenant,
            @RestQuery @Nullable String meetingId,
            @RestQuery @Nullable String kind) {
        return placements
                .find(meeting(tenant, meetingId, kind))
                .map(PlacementAnswer::of)
                .orElseThrow(() -> ProblemException.notFound(
                        "no-placement", "The meeting has no place", "The meeting is on no node"));
    }

    @DELETE
    @Operation(
            operationId = "release",
            summary = "Release a meeting from a node",
            description = "Does nothing if the meeting is not on that node, or was claimed again after `since`.")
    @APIResponse(responseCode = "204", description = "It is not on that node, now or already before")
    public void release(
            @RestQuery @Nullable String tenant,
            @RestQuery @Nullable String meetingId,
            @RestQuery @Nullable String kind,
            @RestQuery @Nullable String node,
            @RestQuery @Nullable Instant since) {
        if (node == null) {
            throw ProblemException.badRequest("node is missing");
        }
        placements.release(meeting(tenant, meetingId, kind), node, Optional.ofNullable(since));
    }

    private MeetingKey meeting(@Nullable String tenant, @Nullable String meetingId, @Nullable String kind) {
        if (tenant == null || meetingId == null) {
            throw ProblemException.badRequest(tenant == null ? "tenant is missing" : "meetingId is missing");
        }
        var meeting = new MeetingKey(tenants.require(tenant), meetingId, kind(kind));
        MeetingIdRule.against(meeting).ifPresent(wrong -> {
            throw ProblemException.badRequest(wrong);
        });
        return meeting;
    }

    private static Set<String> refusing(PlacementRequest request) {
        return request.not() == null ? Set.of() : request.not();
    }

    private static NodeKind kind(@Nullable String word) {
        return word == null
                ? NodeKind.BIGBLUEBUTTON
                : NodeKind.called(word)
                        .orElseThrow(() -> ProblemException.badRequest("kind must be bigbluebutton or jitsi"));
    }
}
