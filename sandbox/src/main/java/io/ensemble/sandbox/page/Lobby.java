package io.ensemble.sandbox.page;

import io.ensemble.sandbox.web.Response;
import java.util.Map;

/** The node's own front page: where people go after a meeting whose front end names no other place. */
public final class Lobby {

    private static final Template LOBBY = Template.load("lobby.html");

    private Lobby() {}

    public static Response of(String nodeId) {
        return Response.html(200, LOBBY.fill(Map.of("node", nodeId)));
    }
}
