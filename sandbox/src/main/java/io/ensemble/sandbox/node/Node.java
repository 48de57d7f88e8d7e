package io.ensemble.sandbox.node;

import io.ensemble.sandbox.api.Api;
import io.ensemble.sandbox.api.Inventory;
import io.ensemble.sandbox.api.Playback;
import io.ensemble.sandbox.api.RequestCounts;
import io.ensemble.sandbox.control.Control;
import io.ensemble.sandbox.control.Rehearsal;
import io.ensemble.sandbox.control.StateReport;
import io.ensemble.sandbox.cpu.CpuMeter;
import io.ensemble.sandbox.cpu.Exporter;
import io.ensemble.sandbox.cpu.Traffic;
import io.ensemble.sandbox.fault.Faults;
import io.ensemble.sandbox.fault.FaultyApi;
import io.ensemble.sandbox.meeting.Attendance;
import io.ensemble.sandbox.meeting.Audit;
import io.ensemble.sandbox.meeting.Browsers;
import io.ensemble.sandbox.meeting.Census;
import io.ensemble.sandbox.meeting.Meetings;
import io.ensemble.sandbox.meeting.Registry;
import io.ensemble.sandbox.page.Lobby;
import io.ensemble.sandbox.page.MeetingPages;
import io.ensemble.sandbox.people.Place;
import io.ensemble.sandbox.recording.Archive;
import io.ensemble.sandbox.web.Handler;
import io.ensemble.sandbox.web.WebServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;

/** A simulated BigBlueButton server. */
public final class Node implements AutoCloseable {

    /** The official minimum (section 4.2), on which the CPU model is calibrated. */
    private static final int CORES = 8;

    private final NodeSpec spec;
    private final Faults faults = new Faults();
    private final RequestCounts counts = new RequestCounts();
    private final NodeSecret secret;
    private final News news;
    private final Meetings meetings;
    private final Attendance attendance;
    private final Browsers browsers;
    private final Audit audit;
    private final Census census;
    private final InstantSource wallClock;
    private final CpuMeter cpu;
    private final Traffic traffic;
    private final WebServer server;

    private Node(NodeSpec spec, World world) throws IOException {
        this.spec = spec;
        this.secret = new NodeSecret(spec.secret(), faults);
        this.news = new News(spec, world, secret);
        var registry = new Registry(world.time(), world.scale(), news::tell);
        this.wallClock = () -> world.time().instant().plus(faults.clockSkew());
        this.meetings = new Meetings(registry, wallClock, world.random());
        this.attendance = new Attendance(registry, world.random());
        this.browsers = new Browsers(registry);
        this.audit = new Audit(registry);
        this.census = new Census(registry, news.workshop()::running);
        this.cpu = new CpuMeter(CORES, world.time(), world.random(), census::take);
        this.traffic = new Traffic(world.time(), census::take);
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

    /** The node as people see it. */
    public Place place() {
        return new Place(meetings, attendance, browsers);
    }

    /** What a node does on its own; called a few times in each second of its time. */
    public void tick() {
        audit.run();
        news.workshop().run();
        var _ = cpu.advance();
        var _ = traffic.advance();
    }

    @Override
    public void close() {
        server.close();
    }

    private String url(int port) {
        // An IPv6 address stands in brackets (RFC 3986, section 3.2.2).
        var host = spec.host().contains(":") ? "[" + spec.host() + "]" : spec.host();
        return "http://" + host + ":" + port;
    }

    private Handler routes(int port) {
        var inventory = new Inventory(meetings, attendance, news.recordings(), news.hooks());
        var api = new Api(url(port), secret, inventory, counts);
        var report = new StateReport(spec.id(), url(port), faults, cpu, counts, meetings);
        var routes = new LinkedHashMap<String, Handler>();
        routes.put("/bigbluebutton", new FaultyApi(api::answer, faults));
        routes.put("/html5client", new MeetingPages(spec.id(), url(port), browsers));
        routes.put("/metrics", new Exporter(cpu, traffic, census::take, wallClock));
        routes.put("/playback", new Playback(news.recordings()));
        var rehearsal = new Rehearsal(meetings, browsers, new Archive(news.recordings(), wallClock));
        routes.put("/sandbox", new Control(report, faults, rehearsal, this::closePort));
        return new Routes(Lobby.of(spec.id()), routes);
    }

    // In a thread of its own, since closing the port waits for the request that asks for it.
    private void closePort(Duration duration) {
        var fault = faults.current();
        Thread.startVirtualThread(() -> {
            try {
                server.closeFor(duration);
            } finally {
                faults.clear(fault);
            }
        });
    }
}
