package io.ensemble.sandbox.node;

import io.ensemble.sandbox.api.RequestCounts;
import io.ensemble.sandbox.control.FaultControl;
import io.ensemble.sandbox.control.JitsiControl;
import io.ensemble.sandbox.control.JitsiReport;
import io.ensemble.sandbox.cpu.Exporter;
import io.ensemble.sandbox.cpu.Memory;
import io.ensemble.sandbox.cpu.Traffic;
import io.ensemble.sandbox.fault.Fault;
import io.ensemble.sandbox.fault.Faults;
import io.ensemble.sandbox.fault.FaultyApi;
import io.ensemble.sandbox.fault.FaultyFront;
import io.ensemble.sandbox.jitsi.bridge.Bridge;
import io.ensemble.sandbox.jitsi.bridge.BridgeMetrics;
import io.ensemble.sandbox.jitsi.bridge.Statistics;
import io.ensemble.sandbox.jitsi.conference.Conferences;
import io.ensemble.sandbox.jitsi.door.Entrance;
import io.ensemble.sandbox.jitsi.door.Signalling;
import io.ensemble.sandbox.jitsi.reservation.Admission;
import io.ensemble.sandbox.jitsi.reservation.ReservationCalls;
import io.ensemble.sandbox.jitsi.reservation.ReservationSystem;
import io.ensemble.sandbox.jitsi.reservation.Reservations;
import io.ensemble.sandbox.jitsi.token.KeyServer;
import io.ensemble.sandbox.jitsi.token.TokenCheck;
import io.ensemble.sandbox.jitsi.token.TokenMode;
import io.ensemble.sandbox.jitsi.token.Trust;
import io.ensemble.sandbox.meeting.Tokens;
import io.ensemble.sandbox.page.Lobby;
import io.ensemble.sandbox.page.RoomPages;
import io.ensemble.sandbox.people.Rooms;
import io.ensemble.sandbox.people.Venue;
import io.ensemble.sandbox.web.Handler;
import io.ensemble.sandbox.web.Reply;
import io.ensemble.sandbox.web.Responder;
import io.ensemble.sandbox.web.Response;
import io.ensemble.sandbox.web.WebServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** A simulated Jitsi server: nginx, prosody, jicofo and a bridge behind one port. */
public final class JitsiNode implements MediaNode {

    private final JitsiSpec spec;
    private final String domain;
    private final Faults faults = new Faults();
    private final RequestCounts counts = new RequestCounts();
    private final NodeSecret secret;
    private final InstantSource wallClock;
    private final ExecutorService errands = Executors.newVirtualThreadPerTaskExecutor();
    private final Admission admission;
    private final Conferences conferences;
    private final Signalling signalling;
    private final Bridge bridge;
    private final Traffic traffic;
    private final WebServer server;

    private JitsiNode(JitsiSpec spec, World world) throws IOException {
        this.spec = spec;
        this.domain = URI.create(spec.node().url(0)).getHost();
        this.secret = new NodeSecret(spec.node().secret(), faults);
        this.wallClock = () -> world.time().instant().plus(faults.clockSkew());
        var tokens = new Tokens(world.random());
        this.admission = spec.reservations()
                .map(base -> reservations(base, world, tokens))
                .orElse(Admission.OPEN);
        this.conferences = new Conferences(
                world.time(), wallClock, world.scale(), tokens, spec.tokens() == TokenMode.NONE, admission::ended);
        var check = trust().map(trust -> new TokenCheck(trust, domain, wallClock));
        this.signalling = new Signalling(new Entrance(check, admission, conferences), conferences);
        this.bridge = new Bridge(conferences, this::healthy, world.time(), world.random());
        this.traffic = new Traffic(world.time(), bridge::flow);
        this.server = WebServer.open(
                new InetSocketAddress(spec.node().host(), spec.node().port()), this::routes);
    }

    /**
     * Starts a node.
     *
     * @throws IOException if its port is in use
     */
    public static JitsiNode open(JitsiSpec spec, World world) throws IOException {
        return new JitsiNode(spec, world);
    }

    @Override
    public String id() {
        return spec.node().id();
    }

    @Override
    public String kind() {
        return "jitsi";
    }

    @Override
    public String url() {
        return spec.node().url(server.port());
    }

    @Override
    public Optional<String> secret() {
        return spec.tokens() == TokenMode.SECRET ? Optional.of(spec.node().secret()) : Optional.empty();
    }

    @Override
    public SequencedMap<String, String> description() {
        var description = new LinkedHashMap<String, String>();
        description.put("tokens", spec.tokens().word());
        description.put("stats", url() + "/colibri/stats");
        description.put("jicofo", url() + "/jicofo/metrics");
        description.put("census", url() + "/room-census");
        return description;
    }

    @Override
    public Venue place() {
        return new Rooms(conferences);
    }

    @Override
    public void tick() {
        conferences.run();
        for (var room : admission.expired()) {
            // A room that never opened is dropped; one that is open ends, and its end is told as any other.
            if (!conferences.end(room)) {
                admission.drop(room);
            }
        }
        var _ = bridge.cpu().advance();
        var _ = traffic.advance();
    }

    @Override
    public void close() {
        server.close();
        errands.shutdownNow();
    }

    private Optional<Trust> trust() {
        return switch (spec.tokens()) {
            case SECRET -> Optional.of(new Trust.InSecret(secret));
            case KEY -> spec.keyServer().map(base -> new Trust.InPublishedKeys(new KeyServer(base)));
            case NONE -> Optional.empty();
        };
    }

    private Admission reservations(String base, World world, Tokens tokens) {
        Optional<Supplier<String>> bearer = spec.tokens() == TokenMode.SECRET ? Optional.of(secret) : Optional.empty();
        var calls = new ReservationCalls(base, bearer, world.scale());
        var system = new ReservationSystem(calls, domain, wallClock, tokens);
        return new Reservations(system, wallClock, world.scale(), errands);
    }

    private Handler routes(int port) {
        var statistics = new FaultyApi(counted(new Statistics(bridge, domain, wallClock)::answer), faults);
        var routes = new LinkedHashMap<String, Handler>();
        routes.put("/colibri", statistics);
        routes.put("/jvb", statistics);
        routes.put("/jicofo", statistics);
        routes.put("/room-census", statistics);
        routes.put("/about", new FaultyFront(counted(new Health(this::healthy)), faults));
        routes.put("/http-bind", new FaultyFront(counted(signalling::answer), faults));
        routes.put("/metrics", metrics());
        routes.put("/sandbox", control(port));
        var pages = new RoomPages(spec.node().id(), spec.tokens() == TokenMode.NONE);
        return new Routes(Lobby.of(spec.node().id()), routes, new FaultyFront(pages, faults));
    }

    // What the machine says and what the bridge says, for whoever scrapes one address for each node.
    private Handler metrics() {
        var exporter = new Exporter(bridge.cpu(), traffic, Memory.OF_A_JITSI_SERVER, bridge::people, wallClock);
        var metrics = new BridgeMetrics(bridge);
        return request -> new Reply.Whole(Response.of(200, Exporter.CONTENT_TYPE, exporter.text() + metrics.text()));
    }

    private Handler control(int port) {
        var report = new JitsiReport(
                spec.node().id(), spec.node().url(port), spec.tokens(), faults, bridge.cpu(), counts, conferences);
        var faultControl =
                new FaultControl(faults, JitsiNode::canHave, this::losePower, new PortCloser(() -> server, faults));
        return new JitsiControl(report, faultControl, signalling, conferences, this::losePower);
    }

    private void losePower() {
        conferences.loseAll();
        admission.dropAll();
    }

    private boolean healthy() {
        return !(faults.current() instanceof Fault.Unhealthy);
    }

    private Responder counted(Responder responder) {
        return request -> {
            counts.count(request.path());
            return responder.answer(request);
        };
    }

    private static boolean canHave(Fault fault) {
        return !(fault instanceof Fault.ResetAfterCreate);
    }
}
