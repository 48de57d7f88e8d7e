package io.ensemble.gateway.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A dispatcher that answers placements, and the way to it, which can fall silent or be cut. */
public final class FakeDispatcher implements AutoCloseable {

    private final HttpServer server;
    private final Relay way;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile int status = 201;
    private volatile String answer = "";
    private volatile boolean cutShort;
    private volatile boolean withoutStore;

    public FakeDispatcher() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/api/placements", this::place);
        server.createContext("/api/fleet", this::fleet);
        server.start();
        way = new Relay(server.getAddress().getPort());
    }

    public FakeDispatcher answering(int newStatus, String text) {
        status = newStatus;
        answer = text;
        cutShort = false;
        return this;
    }

    /** From now on announces more than it sends. */
    public FakeDispatcher cuttingShort() {
        cutShort = true;
        return this;
    }

    /** From now on says with each answer that it has lost the store, or says so no more. */
    public FakeDispatcher withoutStore(boolean lost) {
        withoutStore = lost;
        return this;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + way.port());
    }

    public Relay way() {
        return way;
    }

    /** How many placements and releases were asked of it. */
    public int asked() {
        return asked.get();
    }

    @Override
    public void close() {
        way.close();
        server.stop(0);
    }

    private void place(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.incrementAndGet();
            tellOfTheStore(exchange);
            exchange.getRequestBody().readAllBytes();
            var bytes = answer.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, cutShort ? bytes.length + 100 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private void fleet(HttpExchange exchange) throws IOException {
        try (exchange) {
            tellOfTheStore(exchange);
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private void tellOfTheStore(HttpExchange exchange) {
        if (withoutStore) {
            exchange.getResponseHeaders().set("Ensemble-Store", "away");
        }
    }
}
