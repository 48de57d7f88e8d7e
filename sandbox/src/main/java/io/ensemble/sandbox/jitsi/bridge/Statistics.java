package io.ensemble.sandbox.jitsi.bridge;

import io.ensemble.sandbox.cpu.Exporter;
import io.ensemble.sandbox.web.Pages;
import io.ensemble.sandbox.web.Request;
import io.ensemble.sandbox.web.Response;
import java.time.InstantSource;

/**
 * What the parts of a Jitsi server say about themselves. On a real one each has a port of its own: the bridge 8080, jicofo
 * 8888, prosody 5280.
 */
public final class Statistics {

    private final ColibriStats colibri;
    private final BridgeMetrics bridge;
    private final JicofoMetrics jicofo;
    private final RoomCensus census;

    /**
     * @param domain host of the node's address
     * @param wallClock what the node believes to be the time
     */
    public Statistics(Bridge bridge, String domain, InstantSource wallClock) {
        this.colibri = new ColibriStats(bridge, wallClock);
        this.bridge = new BridgeMetrics(bridge);
        this.jicofo = new JicofoMetrics(bridge);
        this.census = new RoomCensus(bridge, domain);
    }

    /** Answers a request. */
    public Response answer(Request request) {
        return switch (request.method() + " " + request.path()) {
            case "GET /colibri/stats" -> Response.json(200, colibri.text());
            case "GET /jvb/metrics" -> metrics(bridge.text());
            case "GET /jicofo/metrics" -> metrics(jicofo.text());
            case "GET /room-census" -> Response.json(200, census.text());
            default -> Pages.notFound();
        };
    }

    private static Response metrics(String text) {
        return Response.of(200, Exporter.CONTENT_TYPE, text);
    }
}
