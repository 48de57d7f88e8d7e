package io.ensemble.gateway.jitsi;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.gateway.GatewayConfig;
import io.ensemble.gateway.GatewayMeters;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/**
 * The reservation system that prosody's module {@code reservations} asks before a room opens, and tells when it has ended
 * (jitsi-meet, resources/prosody-plugins/mod_reservations.lua). So a room opens on no server but its own, even for somebody
 * who kept the address of an earlier one.
 */
@Path("/jitsi/reservations/{node}/conference")
@RunOnVirtualThread
public class ReservationResource {

    private static final Logger LOG = Logger.getLogger(ReservationResource.class);

    /** A room's name of 1023 bytes, encoded once more, with a time and an address. */
    private static final int MAX_FORM_BYTES = 8_192;

    private final Reservations reservations;
    private final FleetView fleet;
    private final GatewayMeters meters;
    private final InstantSource clock;
    private final boolean withoutSecret;
    private final long durationSeconds;
    private final Set<String> toldUnauthorized = ConcurrentHashMap.newKeySet();

    ReservationResource(
            Reservations reservations,
            FleetView fleet,
            GatewayMeters meters,
            InstantSource clock,
            GatewayConfig config) {
        this.reservations = reservations;
        this.fleet = fleet;
        this.meters = meters;
        this.clock = clock;
        this.withoutSecret = config.jitsi().reservationsWithoutSecret();
        this.durationSeconds = config.jitsi().reservationLength().toSeconds();
    }

    /** A room that may open; the names are those of prosody's module. */
    @RegisterForReflection // answered within a Response, so that the build does not see it
    record Reservation(
            String id,
            String name,
            @JsonProperty("mail_owner") String owner,
            @JsonProperty("start_time") String start,
            long duration) {}

    /** Why it may not; whoever wants to enter reads it. */
    @RegisterForReflection
    record Refusal(String message) {}

    @POST
    public Response reserve(
            @RestPath("node") String id,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            InputStream body)
            throws IOException {
        var form = Parameters.parse(new String(body.readNBytes(MAX_FORM_BYTES), UTF_8));
        var room = form.text("name");
        var start = form.text("start_time");
        return asked(
                id,
                authorization,
                node -> room.isEmpty()
                        ? refused(400, "refused", "The reservation has no name.")
                        : answer(node, room, form.text("mail_owner"), start.isEmpty() ? now() : start));
    }

    // The module reads one only after a conflict, which no answer here is; other clients of its protocol may.
    @GET
    @Path("{id}")
    public Response read(
            @RestPath("node") String nodeId,
            @RestPath String id,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        return asked(
                nodeId,
                authorization,
                node -> ReservationId.room(id)
                        .map(room -> answer(node, room, "", now()))
                        .orElseGet(() -> refused(404, "refused", "There is no such reservation.")));
    }

    @DELETE
    @Path("{id}")
    public Response end(
            @RestPath("node") String nodeId,
            @RestPath String id,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        return asked(nodeId, authorization, node -> {
            if (ReservationId.room(id)
                    .filter(room -> reservations.ended(node, room))
                    .isPresent()) {
                meters.reservation("released");
            }
            return Response.noContent().build();
        });
    }

    private Response asked(String id, @Nullable String authorization, Function<Node, Response> work) {
        if (!fleet.ready()) {
            return refused(503, "in_doubt", "This gateway is starting. Please ask again in a moment.");
        }
        var known = fleet.node(id);
        return known.filter(node -> mayAsk(node, authorization)).map(work).orElseGet(() -> unauthorized(known));
    }

    private Response answer(Node node, String room, String owner, String start) {
        return switch (reservations.judge(node, room)) {
            case HERE -> {
                meters.reservation("granted");
                yield Response.ok(new Reservation(ReservationId.of(room), room, owner, start, durationSeconds))
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .build();
            }
            case ELSEWHERE ->
                refused(403, "refused", "This room is on another server. Please enter by its link again.");
            case NOWHERE -> refused(403, "refused", "This room is not open here. Please enter by its link.");
            // Prosody asks again after 5xx.
            case IN_DOUBT -> refused(503, "in_doubt", "Nobody can tell at the moment whether this room may open.");
        };
    }

    private boolean mayAsk(Node node, @Nullable String authorization) {
        var shown = node.secret().known() ? isBearer(node.secret().value(), authorization) : withoutSecret;
        return node.kind() == NodeKind.JITSI && shown;
    }

    private static boolean isBearer(String secret, @Nullable String authorization) {
        return authorization != null
                && MessageDigest.isEqual(("Bearer " + secret).getBytes(UTF_8), authorization.getBytes(UTF_8));
    }

    private Response unauthorized(Optional<Node> node) {
        var known = node.map(Node::id).orElse("an unknown node");
        // Once, since a server asks for each room.
        if (toldUnauthorized.add(known)) {
            LOG.warnf(
                    "Somebody asks for reservations as %s without its secret. Compare the secret in the nodes file with"
                            + " reservations_api_headers in its prosody; a node without a secret needs"
                            + " ensemble.gateway.jitsi.reservations-without-secret.",
                    known);
        }
        return refused(401, "unauthorized", "This server may not ask for reservations.");
    }

    private Response refused(int status, String outcome, String message) {
        meters.reservation(outcome);
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new Refusal(message))
                .build();
    }

    private String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
