package io.ensemble.gateway.room;

import io.ensemble.bigbluebutton.MeetingName;
import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.gateway.GatewayMeters;
import io.ensemble.gateway.http.Problem;
import io.ensemble.gateway.http.PublicAddress;
import io.ensemble.gateway.page.ServedKinds;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Makes rooms: a name goes in, two signed links come out, nothing is stored. */
@Path("/api/rooms")
@RunOnVirtualThread
public class RoomResource {

    /** 128 bits: nobody finds a room by guessing. */
    private static final int ROOM_ID_BYTES = 16;

    /** The store is asked every second until it answers. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final RoomLinks links;
    private final FleetView fleet;
    private final ServedKinds kinds;
    private final PublicAddress publicAddress;
    private final RandomGenerator random;
    private final GatewayMeters meters;

    RoomResource(
            RoomLinks links,
            FleetView fleet,
            ServedKinds kinds,
            PublicAddress publicAddress,
            RandomGenerator random,
            GatewayMeters meters) {
        this.links = links;
        this.fleet = fleet;
        this.kinds = kinds;
        this.publicAddress = publicAddress;
        this.random = random;
        this.meters = meters;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response make(@Nullable RoomRequest wish, @Context HttpServerRequest request) {
        if (wish == null) {
            return Problem.of(400, "body-missing", "Bad Request", "Send a JSON object such as {\"name\": \"Biology\"}.")
                    .toResponse();
        }
        if (!fleet.ready()) {
            return Problem.of(
                            503,
                            "starting",
                            "Service Unavailable",
                            "Ensemble is starting and does not know its servers yet. Please try again in a moment.")
                    .toResponse(RETRY_AFTER);
        }
        var word = wish.kind() == null ? NodeKind.BIGBLUEBUTTON.toString() : wish.kind();
        var kind = NodeKind.called(word).filter(kinds.served()::contains);
        if (kind.isEmpty()) {
            return Problem.of(400, "kind-unknown", "Bad Request", "This fleet has no servers of that kind.")
                    .toResponse();
        }
        var tenant = fleet.tenants().at(publicAddress.host(request));
        if (tenant.isEmpty()) {
            return Problem.of(404, "host-unknown", "Not Found", "No rooms are made under this address.")
                    .toResponse();
        }
        return switch (TypedName.of(text(wish.name()), MeetingName.MIN_LENGTH, MeetingName.MAX_LENGTH)) {
            case TypedName.Usable(var name) ->
                made(
                        new RoomLink(
                                tenant.get().id(),
                                newRoomId(kind.get()),
                                name,
                                kind.get(),
                                Role.MODERATOR,
                                wish.muted()),
                        request);
            case TypedName.Unusable(var code, var why) ->
                Problem.of(400, code, "Bad Request", why).toResponse();
        };
    }

    private Response made(RoomLink moderator, HttpServerRequest request) {
        var base = publicAddress.of(request) + "/r/";
        meters.room("made");
        return Response.status(Response.Status.CREATED)
                .header("Cache-Control", "no-store")
                .entity(new Room(
                        moderator.roomId(),
                        moderator.name(),
                        moderator.kind().toString(),
                        base + links.write(moderator),
                        base + links.write(moderator.as(Role.ATTENDEE))))
                .build();
    }

    // A Jitsi server's rooms have no capital letters.
    private String newRoomId(NodeKind kind) {
        var bytes = new byte[ROOM_ID_BYTES];
        random.nextBytes(bytes);
        return switch (kind) {
            case BIGBLUEBUTTON -> Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            case JITSI -> new BigInteger(1, bytes).toString(Character.MAX_RADIX);
        };
    }

    private static String text(@Nullable String value) {
        return Optional.ofNullable(value).orElse("");
    }
}
