package io.ensemble.sandbox.node;

import io.ensemble.sandbox.api.Api;
import io.ensemble.sandbox.api.RequestCounts;
import io.ensemble.sandbox.fault.Faults;
import io.ensemble.sandbox.fault.FaultyApi;
import io.ensemble.sandbox.meeting.Attendance;
import io.ensemble.sandbox.meeting.Audit;
import io.ensemble.sandbox.meeting.Browsers;
import io.ensemble.sandbox.meeting.Meetings;
import io.ensemble.sandbox.meeting.Registry;
import io.ensemble.sandbox.web.Handler;
import io.ensemble.sandbox.web.WebServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.LinkedHashMap;

/** A simulated BigBlueButton server. */
public final class Node implements AutoCloseable {

    private final NodeSpec spec;
    private final Faults faults = new Faults();
    private final RequestCounts counts = new RequestCounts();
    private final Meetings meetings;
    private final Attendance attendance;
    private final Browsers browsers;
    private final Audit audit;
    private final WebServer server;

    private Node(NodeSpec spec, World world) throws IOException {
        this.spec = spec;
        var registry = new Registry(world.time(), world.scale(), world.ended());
        InstantSource wallClock = () -> world.time().instant().plus(faults.clockSkew());
        this.meetings = new Meetings(registry, wallClock, world.random());
        this.attendance = new Attendance(registry, world.random());
        this.browsers = new Browsers(registry);
        this.audit = new Audit(registry);
        this.server = WebServer.open(new InetSocketAddress(spec.host(), spec.port()), this::routes);
    }

    /**
     * Starts a node.
     *
     * @throws IOException if its port is in use
     */
    public static Node open(NodeSpec spec, World world) throws IOException {
        return new Node(spec, world);
    }

    public String id() {
        return spec.id();
    }

    public String secret() {
        return spec.secret();
    }

    public int port() {
        return server.port();
    }

    public String url() {
        return url(server.port());
    }

    public Meetings meetings() {
        return meetings;
    }

    public Attendance attendance() {
        return attendance;
    }

    public Browsers browsers() {
        return browsers;
    }

    /** What a node does on its own; called a few times in each second of its time. */
    public void tick() {
        audit.run();
    }

    @Override
    public void close() {
        server.close();
    }

    private String url(int port) {
        return "http://" + spec.host() + ":" + port;
    }

    private Handler routes(int port) {
        var secret = new NodeSecret(spec.secret(), faults);
        var api = new Api(url(port), secret, meetings, attendance, counts);
        var routes = new LinkedHashMap<String, Handler>();
        routes.put("/bigbluebutton", new FaultyApi(api::answer, faults));
        return new Routes(routes);
    }
}
