package io.ensemble.gateway.room;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.gateway.GatewayMeters;
import io.ensemble.gateway.page.PageData;
import io.ensemble.gateway.page.WebPage;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;

/** What stands behind a room link: a page that asks for a name, and the way into the meeting. */
@Path("/r/{token}")
@RunOnVirtualThread
public class LinkResource {

    /** FullNameConstraint of bbb-common-web (4.0); a database column of 3.0 has the same length. */
    private static final int MAX_NAME_LENGTH = 255;

    /** A name of that length, percent-encoded, with room to spare. */
    private static final int MAX_FORM_BYTES = 16_384;

    private final RoomLinks links;
    private final Entrance entrance;
    private final WebPage page;
    private final GatewayMeters meters;

    LinkResource(RoomLinks links, Entrance entrance, WebPage page, GatewayMeters meters) {
        this.links = links;
        this.entrance = entrance;
        this.page = page;
        this.meters = meters;
    }

    @GET
    public Response ask(@PathParam("token") String token) {
        return links.read(token).map(link -> page.show(200, enter(link))).orElseGet(this::invalid);
    }

    @POST
    public Response enter(@PathParam("token") String token, InputStream body) throws IOException {
        var link = links.read(token);
        if (link.isEmpty()) {
            return invalid();
        }
        var typed = Parameters.parse(new String(body.readNBytes(MAX_FORM_BYTES), UTF_8))
                .text("name");
        return switch (TypedName.of(typed, 1, MAX_NAME_LENGTH)) {
            case TypedName.Usable(var name) -> enter(link.get(), name);
            case TypedName.Unusable(var code, var why) ->
                page.show(400, enter(link.get()).with(code, shortened(typed)));
        };
    }

    private Response enter(RoomLink link, String name) {
        var meeting = entrance.enter(link, name);
        meters.room(meeting.isPresent() ? "entered" : "no_server");
        return meeting.map(uri -> Response.seeOther(uri)
                        .header("Cache-Control", "no-store")
                        .header("Referrer-Policy", "no-referrer")
                        .build())
                .orElseGet(() -> page.show(503, enter(link).with("no-server", name)));
    }

    private Response invalid() {
        return page.show(404, PageData.problem("link-invalid"));
    }

    private static PageData enter(RoomLink link) {
        return PageData.enter(link.name(), link.role().toString(), link.kind().toString());
    }

    private static String shortened(String typed) {
        return typed.length() > MAX_NAME_LENGTH ? typed.substring(0, MAX_NAME_LENGTH) : typed;
    }
}
