package io.ensemble.bigbluebutton;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A node whose answers a test writes; it remembers what it was asked. */
final class FakeNode implements AutoCloseable {

    /** One request as it came over the wire. */
    record Request(String method, URI uri, String contentType, String body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    private FakeNode(HttpHandler handler) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            requests.add(read(exchange));
            asked.countDown();
            try (exchange) {
                handler.handle(exchange);
            }
        });
        server.start();
    }

    static FakeNode handling(HttpHandler handler) throws IOException {
        return new FakeNode(handler);
    }

    static FakeNode answering(int status, String body) throws IOException {
        return handling(exchange -> answer(exchange, status, body));
    }

    static FakeNode answering(String body) throws IOException {
        return answering(200, body);
    }

    /** A node that says the beginning of a longer answer and then nothing, until it is closed. */
    static FakeNode hangingAfter(String beginning) throws IOException {
        var gone = new CountDownLatch(1);
        var node = handling(exchange -> {
            if (!beginning.isEmpty()) {
                exchange.sendResponseHeaders(200, beginning.length() + 1_000L);
                exchange.getResponseBody().write(beginning.getBytes(UTF_8));
                exchange.getResponseBody().flush();
            }
            awaitUninterruptibly(gone);
        });
        Thread.ofVirtual().start(() -> {
            awaitUninterruptibly(node.closed);
            gone.countDown();
        });
        return node;
    }

    static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    /** Waits for the first request. */
    void awaitRequest() {
        awaitUninterruptibly(asked);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private static Request read(HttpExchange exchange) throws IOException {
        var contentType = exchange.getRequestHeaders().getFirst("Content-Type");
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                contentType == null ? "" : contentType,
                new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
