package io.ensemble.gateway.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ensemble.bigbluebutton.Parameters;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A front end that hears callbacks. */
public final class Receiver implements AutoCloseable {

    /** What came. */
    public record Heard(String method, Parameters query, String authorization, String key, String body) {}

    private final HttpServer server;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();

    public Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    /** Where it listens, with a secret in the query as front ends like it. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/told?salt=s3cret";
    }

    /** Answers these first, and 200 ever after. */
    public Receiver answering(Integer... first) {
        statuses.addAll(List.of(first));
        return this;
    }

    public List<Heard> heard() {
        return heard;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            heard.add(new Heard(
                    exchange.getRequestMethod(),
                    Parameters.parse(exchange.getRequestURI().getRawQuery()),
                    Objects.requireNonNullElse(headers.getFirst("Authorization"), ""),
                    headers.getFirst("Idempotency-Key"),
                    body));
            exchange.sendResponseHeaders(Objects.requireNonNullElse(statuses.poll(), 200), -1);
        }
    }
}
