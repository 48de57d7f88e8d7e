package io.ensemble.gateway.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ensemble.fleet.node.Jitsi;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.node.Secret;
import io.ensemble.fleet.node.TokenKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;

/** A Jitsi server of which nobody but a browser wants more than its health. */
public final class StubJitsi implements AutoCloseable {

    private final HttpServer server;
    private final String id;
    private volatile int health = 200;

    public StubJitsi(String id) throws IOException {
        this.id = id;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/about/health", this::answer);
        server.start();
    }

    /** The server, with these tokens; its secret, if it has one, is {@code secret-of-ID}. */
    public Node node(TokenKind tokens) {
        return new Node(
                id,
                NodeKind.JITSI,
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                tokens == TokenKind.SECRET ? new Secret("secret-of-" + id) : Secret.NONE,
                NodeState.ENABLED,
                Set.of(),
                1,
                Optional.empty(),
                Optional.of(new Jitsi(tokens, Optional.empty(), Optional.empty(), Optional.empty())));
    }

    /** From now on answers this status when it is asked how it is. */
    public void answering(int status) {
        health = status;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(health, -1);
        }
    }
}
