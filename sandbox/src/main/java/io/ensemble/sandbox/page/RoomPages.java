package io.ensemble.sandbox.page;

import io.ensemble.sandbox.jitsi.room.RoomName;
import io.ensemble.sandbox.web.Pages;
import io.ensemble.sandbox.web.Request;
import io.ensemble.sandbox.web.Responder;
import io.ensemble.sandbox.web.Response;
import java.util.Map;

/**
 * The pages of a Jitsi server's rooms: one for every address that can be a room's. As with the real client, the page alone
 * makes nobody present; its script does, with what it finds in the address.
 */
public final class RoomPages implements Responder {

    private static final Template ROOM = Template.load("room.html");

    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline';"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'";

    private final Response page;

    /**
     * @param open whether the node knows no tokens
     */
    public RoomPages(String nodeId, boolean open) {
        var entry = open
                ? "Open to everybody; the first to enter moderates."
                : "Whoever enters needs a token, which this server verifies.";
        // The address may hold a token, so it goes to no other site and into no cache.
        this.page = Response.html(200, ROOM.fill(Map.of("node", nodeId, "entry", entry)))
                .with("Content-Security-Policy", POLICY)
                .with("Referrer-Policy", "no-referrer")
                .with("X-Content-Type-Options", "nosniff")
                .with("Cache-Control", "no-store");
    }

    @Override
    public Response answer(Request request) {
        return request.method().equals("GET") && RoomName.ofPath(request.path()).isPresent() ? page : Pages.notFound();
    }
}
