package io.ensemble.sandbox.node;

import io.ensemble.sandbox.api.Api;
import io.ensemble.sandbox.api.Inventory;
import io.ensemble.sandbox.api.Playback;
import io.ensemble.sandbox.api.RequestCounts;
import io.ensemble.sandbox.control.Control;
import io.ensemble.sandbox.control.FaultControl;
import io.ensemble.sandbox.control.Rehearsal;
import io.ensemble.sandbox.control.StateReport;
import io.ensemble.sandbox.cpu.CpuMeter;
import io.ensemble.sandbox.cpu.Exporter;
import io.ensemble.sandbox.cpu.Flow;
import io.ensemble.sandbox.cpu.MeetingWork;
import io.ensemble.sandbox.cpu.Memory;
import io.ensemble.sandbox.cpu.Traffic;
import io.ensemble.sandbox.fault.Fault;
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
import io.ensemble.sandbox.web.Pages;
import io.ensemble.sandbox.web.Reply;
import io.ensemble.sandbox.web.WebServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** A simulated BigBlueButton server. */
public final class Node implements MediaNode {

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
        this.cpu = new CpuMeter(CORES, world.time(), world.random(), new MeetingWork(census::take, world.random()));
        this.traffic = new Traffic(world.time(), () -> Flow.of(census.take()));
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

    @Override
    public String id() {
        return spec.id();
    }

    @Override
    public String kind() {
        return "bigbluebutton";
    }

    @Override
    public Optional<String> secret() {
        return Optional.of(spec.secret());
    }

    @Override
    public SequencedMap<String, String> description() {
        return Collections.emptyNavigableMap();
    }

    public int port() {
        return server.port();
    }

    @Override
    public String url() {
        return spec.url(server.port());
    }

    @Override
    public Place place() {
        return new Place(meetings, attendance, browsers);
    }

    @Override
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

    private Handler routes(int port) {
        var inventory = new Inventory(meetings, attendance, news.recordings(), news.hooks());
        var api = new Api(spec.url(port), secret, inventory, counts);
        var report = new StateReport(spec.id(), spec.url(port), faults, cpu, counts, meetings);
        var routes = new LinkedHashMap<String, Handler>();
        routes.put("/bigbluebutton", new FaultyApi(api::answer, faults));
        routes.put("/html5client", new MeetingPages(spec.id(), spec.url(port), browsers));
        routes.put(
                "/metrics",
                new Exporter(
                        cpu,
                        traffic,
                        Memory.OF_A_BIGBLUEBUTTON_SERVER,
                        () -> census.take().users(),
                        wallClock));
        routes.put("/playback", new Playback(news.recordings()));
        var rehearsal = new Rehearsal(meetings, browsers, new Archive(news.recordings(), wallClock));
        var faultControl =
                new FaultControl(faults, Node::canHave, meetings::loseAll, new PortCloser(() -> server, faults));
        routes.put("/sandbox", new Control(report, faultControl, rehearsal));
        return new Routes(Lobby.of(spec.id()), routes, request -> new Reply.Whole(Pages.notFound()));
    }

    // Statistics and health of their own are what Jitsi's bridge has.
    private static boolean canHave(Fault fault) {
        return !(fault instanceof Fault.Negative || fault instanceof Fault.Unhealthy);
    }
}
