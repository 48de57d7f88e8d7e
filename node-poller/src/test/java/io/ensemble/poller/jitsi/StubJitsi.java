// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.jitsi;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ensemble.fleet.node.Jitsi;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.node.Secret;
import io.ensemble.fleet.node.TokenKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A Jitsi server over real HTTP that says of itself whatever it is told to. */
public final class StubJitsi implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile String hanging = "";

    private record Answer(int status, String body) {}

    /** A server that is well and says nothing else. */
    public StubJitsi() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("No port", e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        says("/about/health", 200, "");
    }

    /** Answers so at that path. */
    public StubJitsi says(String path, int status, String body) {
        answers.put(path, new Answer(status, body));
        return this;
    }

    /** Answers nothing at that path, however long one waits. */
    void hangsAt(String path) {
        hanging = path;
    }

    /** How it stands in nodes.yaml, with those who count at these paths. */
    public Node described(Optional<String> stats, Optional<String> jicofo, Optional<String> census) {
        return new Node(
                "jitsi-01",
                NodeKind.JITSI,
                at(""),
                Secret.NONE,
                NodeState.ENABLED,
                Set.of(),
                1,
                Optional.empty(),
                Optional.of(
                        new Jitsi(TokenKind.NONE, stats.map(this::at), jicofo.map(this::at), census.map(this::at))));
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        if (path.equals(hanging)) {
            try {
                closing.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        var answer = answers.getOrDefault(path, new Answer(404, ""));
        var bytes = answer.body().getBytes(UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
