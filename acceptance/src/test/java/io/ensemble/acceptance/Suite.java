package io.ensemble.acceptance;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import redis.embedded.RedisServer;

/** The whole of Ensemble as real processes: a store, simulated nodes, and any number of each service. */
public final class Suite implements AutoCloseable {

    public static final String SECRET = "639259d4-9dd8-4b25-bf01-95f9567eaf4b";
    public static final String KEY = "acceptance-tests-key";

    private static final String ROOM_KEY = "acceptance-room-key";

    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    private final RedisServer store;
    private final int storePort;
    private final Program sandbox;
    private final Path nodesFile;
    private final int firstNodePort;
    private final int nodes;
    private final List<Service> dispatchers = new ArrayList<>();
    private final List<Service> pollers = new ArrayList<>();
    private final List<Service> gateways = new ArrayList<>();

    /**
     * What a suite consists of.
     *
     * @param nodes simulated BigBlueButton servers
     * @param jitsi simulated Jitsi servers
     * @param replicas processes of each service
     * @param tenants text of a tenants.yaml
     * @param gateway settings of the gateways beyond the usual
     * @param poller settings of the pollers beyond the usual
     * @param sandbox arguments of the sandbox beyond the usual
     */
    record Setup(
            int nodes,
            int jitsi,
            int replicas,
            Optional<String> tenants,
            Map<String, String> gateway,
            Map<String, String> poller,
            List<String> sandbox) {

        /** A suite without Jitsi servers. */
        Setup(int nodes, int replicas, Optional<String> tenants, Map<String, String> gateway, List<String> sandbox) {
            this(nodes, 0, replicas, tenants, gateway, Map.of(), sandbox);
        }

        int allNodes() {
            return nodes + jitsi;
        }
    }

    /** One process of a service, and what it takes to start it again. */
    public record Service(
            String module,
            String name,
            Program program,
            int port,
            int managementPort,
            Map<String, String> environment) {

        public URI url() {
            return URI.create("http://127.0.0.1:" + port);
        }

        /** Whether it runs and says that it is ready. */
        public boolean isReady() {
            return program.isAlive() && Http.status(URI.create(health("ready"))) == 200;
        }

        /** What it exposes to Prometheus. */
        public String metrics() {
            return Http.get(URI.create("http://127.0.0.1:" + managementPort + "/q/metrics"))
                    .body();
        }

        /** The same service in a new process. */
        Service again() {
            return again(name + "-again");
        }

        /** The same service in a new process, whose log is called so. */
        public Service again(String processName) {
            return new Service(
                    module, name, Program.service(module, processName, environment), port, managementPort, environment);
        }

        private String health(String kind) {
            return "http://127.0.0.1:" + managementPort + "/q/health/" + kind;
        }
    }

    private Suite(Setup setup) {
        try {
            storePort = Ports.free();
            store = RedisServer.builder()
                    .port(storePort)
                    .setting("bind 127.0.0.1")
                    .setting("save \"\"")
                    .build();
            store.start();
            nodes = setup.allNodes();
            firstNodePort = Ports.free(nodes);
            var folder = Files.createTempDirectory("ensemble-suite");
            nodesFile = folder.resolve("nodes.yaml");
            var tenantsFile = folder.resolve("tenants.yaml");
            if (setup.tenants().isPresent()) {
                Files.writeString(tenantsFile, setup.tenants().get());
            }
            var arguments = new ArrayList<>(List.of(
                    "--nodes", String.valueOf(setup.nodes()),
                    "--jitsi", String.valueOf(setup.jitsi()),
                    "--port", String.valueOf(firstNodePort),
                    "--write-nodes", nodesFile.toString()));
            arguments.addAll(setup.sandbox());
            sandbox = Program.java(
                    "sandbox",
                    Program.root().resolve("sandbox/target/sandbox-0.1.0-SNAPSHOT.jar"),
                    arguments,
                    Map.of());
            Awaitility.await("the sandbox").atMost(START_LIMIT).until(() -> Files.exists(nodesFile));
            start(setup, setup.tenants().map(text -> tenantsFile));
        } catch (IOException e) {
            throw new IllegalStateException("Cannot start the suite", e);
        }
    }

    /** Starts so many simulated nodes, and so many processes of each service, and waits until all are ready. */
    public static Suite start(int nodes, int replicas) {
        return start(new Setup(nodes, replicas, Optional.empty(), Map.of(), List.of()));
    }

    /** The same with the tenants of a tenants.yaml. */
    static Suite start(int nodes, int replicas, String tenants) {
        return start(new Setup(nodes, replicas, Optional.of(tenants), Map.of(), List.of()));
    }

    /** Starts that suite, and waits until all of it is ready. */
    static Suite start(Setup setup) {
        var suite = new Suite(setup);
        try {
            suite.awaitReady();
        } catch (RuntimeException | Error notReady) {
            suite.close();
            throw notReady;
        }
        return suite;
    }

    List<Service> gateways() {
        return gateways;
    }

    List<Service> dispatchers() {
        return dispatchers;
    }

    List<Service> pollers() {
        return pollers;
    }

    public URI gateway() {
        return gateways.getFirst().url();
    }

    /** Address of a node, counted from 0. */
    public URI node(int index) {
        return URI.create("http://127.0.0.1:" + (firstNodePort + index));
    }

    /** The secret of that node, as its operator wrote it down. */
    public String secretOfNode(int index) {
        try {
            return Pattern.compile("secret:\\s*\"?([^\"\\s]+)")
                    .matcher(Files.readString(nodesFile))
                    .results()
                    .skip(index)
                    .findFirst()
                    .orElseThrow()
                    .group(1);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read " + nodesFile, e);
        }
    }

    /** Has an operator take a node, counted from 0, out of use. */
    public void takeOutOfUse(int index) {
        var state = "/api/nodes/bbb-%02d/state".formatted(index + 1);
        Http.put(
                dispatchers.getFirst().url().resolve(state),
                "{\"state\":\"disabled\"}",
                "Authorization",
                "Bearer " + KEY);
        for (var dispatcher : dispatchers) {
            Awaitility.await("out of use")
                    .until(() -> Http.get(dispatcher.url().resolve("/api/nodes"), "Authorization", "Bearer " + KEY)
                            .body()
                            .contains("\"state\":\"disabled\""));
        }
    }

    /** A front end's view of that gateway. */
    ApiClient api(int gateway) {
        return new ApiClient(gateways.get(gateway).url(), SECRET);
    }

    @Override
    public void close() {
        for (var services : List.of(gateways, dispatchers, pollers)) {
            services.forEach(service -> service.program().close());
        }
        sandbox.close();
        store.stop();
    }

    private void start(Setup setup, Optional<Path> tenantsFile) {
        for (var i = 1; i <= setup.replicas(); i++) {
            var settings = new HashMap<>(Map.of(
                    "ENSEMBLE_DISPATCHER_NODES_FILE", nodesFile.toString(),
                    "ENSEMBLE_DISPATCHER_DEFAULT_SECRET", SECRET,
                    "ENSEMBLE_DISPATCHER_KEYS", KEY));
            tenantsFile.ifPresent(file -> settings.put("ENSEMBLE_DISPATCHER_TENANTS_FILE", file.toString()));
            dispatchers.add(service("dispatcher", i, settings));
            var ofPoller = new HashMap<>(Map.of("ENSEMBLE_POLLER_INTERVAL", "1s", "ENSEMBLE_POLLER_LEASE", "3s"));
            ofPoller.putAll(setup.poller());
            pollers.add(service("node-poller", i, ofPoller));
        }
        var addresses =
                dispatchers.stream().map(Service::url).map(URI::toString).collect(joining(","));
        for (var i = 1; i <= setup.replicas(); i++) {
            var settings = new HashMap<>(setup.gateway());
            settings.put("ENSEMBLE_GATEWAY_DISPATCHERS", addresses);
            settings.put("ENSEMBLE_GATEWAY_DISPATCHER_KEY", KEY);
            settings.put("ENSEMBLE_GATEWAY_ROOM_KEYS", ROOM_KEY);
            gateways.add(service("join-gateway", i, settings));
        }
    }

    /** Starts one more dispatcher with settings of its own, and a gateway that asks no other, and waits until they are ready. */
    List<Service> side(String name, Map<String, String> ofDispatcher) {
        var settings = new HashMap<>(Map.of(
                "ENSEMBLE_DISPATCHER_NODES_FILE", nodesFile.toString(),
                "ENSEMBLE_DISPATCHER_DEFAULT_SECRET", SECRET,
                "ENSEMBLE_DISPATCHER_KEYS", KEY));
        settings.putAll(ofDispatcher);
        var dispatcher = service("dispatcher", name, settings);
        var gateway = service(
                "join-gateway",
                name,
                Map.of(
                        "ENSEMBLE_GATEWAY_DISPATCHERS", dispatcher.url().toString(),
                        "ENSEMBLE_GATEWAY_DISPATCHER_KEY", KEY,
                        "ENSEMBLE_GATEWAY_ROOM_KEYS", ROOM_KEY));
        var side = List.of(dispatcher, gateway);
        side.forEach(service -> Awaitility.await(name).atMost(START_LIMIT).until(service::isReady));
        return side;
    }

    private Service service(String module, int number, Map<String, String> settings) {
        return service(module, String.valueOf(number), settings);
    }

    private Service service(String module, String suffix, Map<String, String> settings) {
        var environment = new HashMap<>(settings);
        environment.put("ENSEMBLE_REDIS", "redis://127.0.0.1:" + storePort);
        var name = module + "-" + suffix;
        return service(module, name, name, environment);
    }

    /** Starts a service on ports of its own, in a process whose log is called so; the settings say all else. */
    public static Service service(String module, String name, String processName, Map<String, String> settings) {
        var port = Ports.free();
        var managementPort = Ports.free();
        var environment = new HashMap<>(settings);
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        environment.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(managementPort));
        return new Service(
                module, name, Program.service(module, processName, environment), port, managementPort, environment);
    }

    private void awaitReady() {
        for (var services : List.of(dispatchers, pollers, gateways)) {
            for (var service : services) {
                Awaitility.await(service.program().output()).atMost(START_LIMIT).until(service::isReady);
            }
        }
        awaitNodesOnline();
    }

    /** Waits until polling finds all nodes well, and every dispatcher knows it: each reads it for itself. */
    void awaitNodesOnline() {
        Awaitility.await("all nodes online")
                .atMost(START_LIMIT)
                .until(() -> dispatchers.stream()
                        .filter(dispatcher -> dispatcher.program().isAlive())
                        .allMatch(dispatcher -> nodesOnline(dispatcher) == nodes));
    }

    /** Waits until the nodes have told what they run; until then, each create asks all of them. */
    void awaitPlacementsComplete() {
        Awaitility.await("all nodes have told what they run")
                .atMost(START_LIMIT)
                .until(() -> dispatchers.stream()
                        .map(dispatcher -> dispatcher.program().output())
                        .anyMatch(log -> log.contains("All nodes have told what they run")));
    }

    private static long nodesOnline(Service dispatcher) {
        var table = Http.get(dispatcher.url().resolve("/api/nodes"), "Authorization", "Bearer " + KEY);
        return table.body().split("\"health\":\"online\"", -1).length - 1L;
    }
}
