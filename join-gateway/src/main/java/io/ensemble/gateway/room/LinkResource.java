package io.ensemble.gateway.room;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.gateway.GatewayMeters;
import io.ensemble.gateway.http.Problem;
import io.ensemble.gateway.page.PageData;
import io.ensemble.gateway.page.ServedKinds;
import io.ensemble.gateway.page.WebPage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * What stands behind a room link: a page that asks for a name, and the way into the meeting. While no server can take the
 * person, the page waits and goes on by itself: with scripts by asking for JSON, without them by a GET that has the name.
 */
@Path("/r/{token}")
@RunOnVirtualThread
public class LinkResource {

    /** FullNameConstraint of bbb-common-web (4.0); a database column of 3.0 has the same length. */
    private static final int MAX_NAME_LENGTH = 255;

    /** A name of that length, percent-encoded, with room to spare. */
    private static final int MAX_FORM_BYTES = 16_384;

    private final RoomLinks links;
    private final Entrance entrance;
    private final ServedKinds kinds;
    private final WebPage page;
    private final RandomGenerator random;
    private final GatewayMeters meters;

    LinkResource(
            RoomLinks links,
            Entrance entrance,
            ServedKinds kinds,
            WebPage page,
            RandomGenerator random,
            GatewayMeters meters) {
        this.links = links;
        this.entrance = entrance;
        this.kinds = kinds;
        this.page = page;
        this.random = random;
        this.meters = meters;
    }

    /** Where the meeting is, for the page's own script. */
    @RegisterForReflection // answered within a Response, so that the build does not see it
    record Location(String location) {}

    @GET
    public Response ask(@PathParam("token") String token, @Context HttpServerRequest request) {
        var link = links.read(token);
        if (link.isEmpty()) {
            return invalid(request);
        }
        var query = Parameters.parse(Objects.requireNonNullElse(request.query(), ""));
        return query.has("name")
                ? enter(link.get(), token, Visit.of(query, random), request)
                : page.answer(200, enter(link.get(), token), language(request)).build();
    }

    @POST
    public Response enter(@PathParam("token") String token, @Context HttpServerRequest request, InputStream body)
            throws IOException {
        var link = links.read(token);
        if (link.isEmpty()) {
            return invalid(request);
        }
        var form = Parameters.parse(new String(body.readNBytes(MAX_FORM_BYTES), UTF_8));
        return enter(link.get(), token, Visit.of(form, random), request);
    }

    private Response enter(RoomLink link, String token, Visit visit, HttpServerRequest request) {
        return switch (TypedName.of(visit.name(), 1, MAX_NAME_LENGTH)) {
            case TypedName.Usable(var name) -> enter(link, name, token, visit, request);
            case TypedName.Unusable(var code, var why) ->
                isScript(request)
                        ? Problem.of(400, code, "Bad Request", why).toResponse()
                        : page.answer(400, enter(link, token).with(code, shortened(visit.name())), language(request))
                                .build();
        };
    }

    private Response enter(RoomLink link, String name, String token, Visit visit, HttpServerRequest request) {
        return switch (entrance.enter(link, name, visit.id())) {
            case Entry.Into(var meeting) -> {
                meters.room("entered");
                yield isScript(request) ? toScript(meeting) : toBrowser(meeting);
            }
            case Entry.Later(var reason) -> {
                meters.room(reason == Entry.Reason.MOVING ? "moving" : "no_server");
                var again = new PageData.Again(visit.id(), visit.tries());
                yield isScript(request)
                        ? Problem.of(503, reason.toString(), "Service Unavailable", "Please try again in a moment.")
                                .toResponse(Duration.ofSeconds(again.afterSeconds()))
                        : page.answer(
                                        503,
                                        enter(link, token)
                                                .with(reason.toString(), name)
                                                .trying(again),
                                        language(request))
                                .header("Retry-After", again.afterSeconds())
                                .build();
            }
        };
    }

    private static Response toBrowser(URI meeting) {
        return Response.seeOther(meeting)
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    private static Response toScript(URI meeting) {
        return Response.ok(new Location(meeting.toString()))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header("Cache-Control", "no-store")
                .build();
    }

    private Response invalid(HttpServerRequest request) {
        return isScript(request)
                ? Problem.of(404, "link-invalid", "Not Found", "The link is incomplete or was changed.")
                        .toResponse()
                : page.show(404, PageData.problem("link-invalid"));
    }

    // A browser that goes to a page names HTML.
    private static boolean isScript(HttpServerRequest request) {
        return Objects.requireNonNullElse(request.getHeader("Accept"), "").startsWith(MediaType.APPLICATION_JSON);
    }

    private static String language(HttpServerRequest request) {
        return Objects.requireNonNullElse(request.getHeader("Accept-Language"), "");
    }

    private PageData enter(RoomLink link, String token) {
        return PageData.enter(new PageData.LinkedRoom(
                link.name(),
                link.role().toString(),
                link.kind().toString(),
                kinds.open().contains(link.kind()),
                "/r/" + token));
    }

    private static String shortened(String typed) {
        return typed.length() > MAX_NAME_LENGTH ? typed.substring(0, MAX_NAME_LENGTH) : typed;
    }
}
