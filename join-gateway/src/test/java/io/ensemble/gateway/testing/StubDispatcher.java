package io.ensemble.gateway.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A dispatcher that decides what it was told to. The first address in the configuration is one where nobody listens. */
public final class StubDispatcher implements QuarkusTestResourceLifecycleManager {

    /** How it answers. */
    public enum Mood {
        MADE(201),
        FOUND(200),
        AGREED(201),
        LIMIT_REACHED(409),
        NO_CANDIDATE(503),
        FAULT(500);

        private final int status;

        Mood(int status) {
            this.status = status;
        }
    }

    private static final AtomicReference<Mood> MOOD = new AtomicReference<>(Mood.MADE);
    private static final AtomicReference<List<String>> NODES = new AtomicReference<>(List.of());
    private static final List<Set<String>> SPARED = new CopyOnWriteArrayList<>();
    private static final List<String> RELEASED = new CopyOnWriteArrayList<>();
    private static final AtomicReference<String> BEST = new AtomicReference<>("");
    private static final ObjectMapper JSON = new ObjectMapper();

    private @Nullable HttpServer server;

    /** From now on decides this, and bbb-b when a node is known to refuse. */
    public static void decides(Mood mood, String node) {
        decidesAmong(mood, node, "bbb-b");
    }

    /** From now on names the first of these nodes that is not to be spared, and none if there is none. */
    public static void decidesAmong(Mood mood, String... nodes) {
        MOOD.set(mood);
        NODES.set(List.of(nodes));
        RELEASED.clear();
        SPARED.clear();
    }

    /** From now on names that address as the best; none if it is empty. */
    public static void namesBest(String url) {
        BEST.set(url);
    }

    /** The nodes that each placement since then was to spare. */
    public static List<Set<String>> spared() {
        return SPARED;
    }

    /** The queries of all releases since then. */
    public static List<String> released() {
        return RELEASED;
    }

    @Override
    public Map<String, String> start() {
        try {
            var started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            started.createContext("/api/placements", StubDispatcher::serve);
            started.createContext("/api/servers/best", StubDispatcher::best);
            started.start();
            server = started;
            return Map.of(
                    "ensemble.gateway.dispatchers",
                    "http://127.0.0.1:1,http://127.0.0.1:"
                            + started.getAddress().getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    private static void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var key = exchange.getRequestHeaders().getFirst("Authorization");
            if (!"Bearer test-only-dispatcher-key".equals(key)) {
                exchange.sendResponseHeaders(401, -1);
            } else if (exchange.getRequestMethod().equals("DELETE")) {
                RELEASED.add(exchange.getRequestURI().getQuery());
                exchange.sendResponseHeaders(204, -1);
            } else {
                place(exchange);
            }
        }
    }

    private static void best(HttpExchange exchange) throws IOException {
        try (exchange) {
            var known = !BEST.get().isEmpty()
                    && "kind=jitsi".equals(exchange.getRequestURI().getQuery());
            var answer = known
                    ? JSON.writeValueAsString(Map.of("node", "jitsi-a", "url", BEST.get()))
                    : "{\"code\":\"no-candidate\"}";
            var bytes = answer.getBytes(UTF_8);
            exchange.sendResponseHeaders(known ? 200 : 503, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static void place(HttpExchange exchange) throws IOException {
        var wish = JSON.readTree(exchange.getRequestBody());
        var spared = new HashSet<String>();
        wish.get("not").forEach(node -> spared.add(node.asText()));
        SPARED.add(spared);
        // A meeting that has its place keeps it.
        var keeps = MOOD.get() == Mood.FOUND;
        var node = NODES.get().stream()
                .filter(known -> keeps || !spared.contains(known))
                .findFirst();
        var mood = node.isPresent() ? MOOD.get() : Mood.NO_CANDIDATE;
        var answer = mood.status < 300
                ? JSON.writeValueAsString(Map.of(
                        "tenant",
                        wish.get("tenant").asText(),
                        "meetingId",
                        wish.get("meetingId").asText(),
                        "node",
                        node.get(),
                        "since",
                        mood == Mood.AGREED ? "1970-01-01T00:00:00Z" : "2026-11-23T12:00:00Z",
                        "agreed",
                        mood == Mood.AGREED))
                : "{\"code\":\"" + (mood == Mood.NO_CANDIDATE ? "no-candidate" : "fault") + "\"}";
        var bytes = answer.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(mood.status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
