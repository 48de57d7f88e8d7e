package io.ensemble.acceptance.fault;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import io.ensemble.acceptance.Http;
import io.ensemble.acceptance.Suite;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * All processes of a fleet with two of each service, each of which can be killed and frozen, and cables that can be cut:
 * between gateways and dispatchers, and between the first dispatcher and the store. The services run at their default settings.
 */
final class Harness implements AutoCloseable {

    private static final int NODES = 8;
    private static final int REPLICAS = 2;

    private final Path folder;
    private final Redis store;
    private final Cable storeCable;
    private final List<SimulatedNode> nodes;
    private final Optional<Prometheus> prometheus;
    private final List<Replica> dispatchers = new ArrayList<>();
    private final List<Replica> pollers = new ArrayList<>();
    private final List<Replica> gateways = new ArrayList<>();
    private final List<List<Cable>> cables = new ArrayList<>();
    private Optional<WatchedRedis> watched = Optional.empty();

    /** Starts everything at once, since a small machine is busy with that for a while. */
    Harness() {
        // A run that is broken off would else leave frozen processes behind, which nobody ends.
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "end of the harness"));
        try {
            folder = Files.createTempDirectory("ensemble-faults");
            store = Redis.server("redis", folder);
            storeCable = Cable.to(URI.create(store.url()));
            nodes = IntStream.rangeClosed(1, NODES)
                    .mapToObj(i -> new SimulatedNode("bbb-%02d".formatted(i), folder))
                    .toList();
            nodes.forEach(SimulatedNode::awaitReady);
            Files.writeString(
                    nodesFile(), nodes.stream().map(SimulatedNode::entry).collect(joining("", "nodes:\n", "")));
        } catch (IOException e) {
            throw new IllegalStateException("Cannot start the fleet", e);
        }
        prometheus = Programs.has("prometheus") ? Optional.of(new Prometheus(folder, nodes)) : Optional.empty();
        for (var i = 1; i <= REPLICAS; i++) {
            dispatchers.add(dispatcher(i));
            pollers.add(poller(i));
        }
        for (var i = 1; i <= REPLICAS; i++) {
            var own = dispatchers.stream()
                    .map(dispatcher -> Cable.to(dispatcher.url()))
                    .toList();
            cables.add(own);
            gateways.add(gateway(i, own));
        }
    }

    /** Waits until all services are ready and all nodes are online. */
    void awaitReady() {
        services().forEach(Replica::awaitReady);
        awaitNodesOnline();
    }

    List<SimulatedNode> nodes() {
        return nodes;
    }

    List<Replica> dispatchers() {
        return dispatchers;
    }

    List<Replica> pollers() {
        return pollers;
    }

    List<Replica> gateways() {
        return gateways;
    }

    Redis store() {
        return store;
    }

    Prometheus prometheus() {
        return prometheus.orElseThrow();
    }

    /** The cables of a gateway, counted from 0, one to each dispatcher. */
    List<Cable> cables(int gateway) {
        return cables.get(gateway);
    }

    /** The cable between the first dispatcher and the store that nobody watches. */
    Cable storeCable() {
        return storeCable;
    }

    /** Gateways, dispatchers and pollers. */
    Stream<Replica> services() {
        return Stream.of(dispatchers, pollers, gateways).flatMap(List::stream);
    }

    Map<Integer, String> nodesByPort() {
        return nodes.stream().collect(toMap(SimulatedNode::port, SimulatedNode::id));
    }

    List<URI> gatewayUrls() {
        return gateways.stream().map(Replica::url).toList();
    }

    /** The store that Sentinels watch, once the services have moved there. */
    WatchedRedis watchedStore() {
        return watched.orElseThrow();
    }

    /** Starts all services anew, over an empty store that Sentinels watch; the nodes and their meetings stay. */
    void moveToWatchedStore() {
        var fresh = new WatchedRedis(folder);
        watched = Optional.of(fresh);
        fresh.awaitReady();
        services().forEach(Replica::kill);
        services().forEach(service -> service.start(fresh.settings()));
        awaitReady();
    }

    void awaitNodesOnline() {
        Awaitility.await("all nodes online")
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> dispatchers.stream().allMatch(dispatcher -> nodesOnline(dispatcher) == NODES));
    }

    /** Sets right whatever a fault has left broken that was not played to its end. */
    void repair() {
        cables.forEach(some -> some.forEach(Cable::mend));
        storeCable.mend();
        store.thaw();
        if (!store.isAlive()) {
            store.restart();
        }
        prometheus.ifPresent(Harness::repair);
        for (var node : nodes) {
            node.thaw();
            if (!node.isAlive()) {
                node.restart();
            }
            node.heal();
        }
        services().forEach(Replica::thaw);
        services().filter(service -> !service.isAlive()).forEach(Replica::start);
        awaitReady();
    }

    @Override
    public void close() {
        cables.forEach(some -> some.forEach(Cable::close));
        services().forEach(Replica::close);
        prometheus.ifPresent(Prometheus::close);
        watched.ifPresent(WatchedRedis::close);
        nodes.forEach(SimulatedNode::close);
        storeCable.close();
        store.close();
    }

    private static void repair(Prometheus prometheus) {
        prometheus.thaw();
        if (!prometheus.isAlive()) {
            prometheus.restart();
        }
    }

    private Path nodesFile() {
        return folder.resolve("nodes.yaml");
    }

    private Replica dispatcher(int number) {
        return service(
                "dispatcher",
                number,
                number == 1 ? "redis://" + storeCable.url().getAuthority() : store.url(),
                Map.of(
                        "ENSEMBLE_DISPATCHER_NODES_FILE", nodesFile().toString(),
                        "ENSEMBLE_DISPATCHER_DEFAULT_SECRET", Suite.SECRET,
                        "ENSEMBLE_DISPATCHER_KEYS", Suite.KEY));
    }

    private Replica poller(int number) {
        return service(
                "node-poller",
                number,
                prometheus
                        .map(busy ->
                                Map.of("ENSEMBLE_POLLER_PROMETHEUS", busy.url().toString()))
                        .orElse(Map.of()));
    }

    private Replica gateway(int number, List<Cable> own) {
        return service(
                "join-gateway",
                number,
                Map.of(
                        "ENSEMBLE_GATEWAY_DISPATCHERS",
                        own.stream().map(Cable::url).map(URI::toString).collect(joining(",")),
                        "ENSEMBLE_GATEWAY_DISPATCHER_KEY",
                        Suite.KEY,
                        "ENSEMBLE_GATEWAY_ROOM_KEYS",
                        "acceptance-room-key"));
    }

    private Replica service(String module, int number, Map<String, String> settings) {
        return service(module, number, store.url(), settings);
    }

    private static Replica service(String module, int number, String storeUrl, Map<String, String> settings) {
        var all = new HashMap<>(settings);
        all.put("ENSEMBLE_REDIS", storeUrl);
        return new Replica(Suite.service(module, module + "-" + number, "faults-" + module + "-" + number + "-1", all));
    }

    private static long nodesOnline(Replica dispatcher) {
        var table = Http.send(HttpRequest.newBuilder(dispatcher.url().resolve("/api/nodes"))
                .header("Authorization", "Bearer " + Suite.KEY)
                .build());
        return table.body().split("\"health\":\"online\"", -1).length - 1L;
    }
}
