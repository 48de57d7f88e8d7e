// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.cpu;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A Prometheus or an exporter over real HTTP that answers whatever it is told to. */
final class StubServer implements AutoCloseable {

    private final HttpServer server;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile int status = 200;
    private volatile String body = "";
    private volatile boolean hangs;
    private volatile Optional<URI> asked = Optional.empty();
    private volatile Optional<String> authorization = Optional.empty();

    StubServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("No port", e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String hostAndPort() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    URI url(String path) {
        return URI.create("http://" + hostAndPort() + path);
    }

    void answers(String text) {
        answers(200, text);
    }

    void answers(int code, String text) {
        status = code;
        body = text;
    }

    /** Answers the head, half of the body, and then nothing. */
    void hangs() {
        hangs = true;
    }

    /** What was asked last. */
    URI asked() {
        return asked.orElseThrow();
    }

    /** With what authorization it was asked last. */
    Optional<String> authorization() {
        return authorization;
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked = Optional.of(exchange.getRequestURI());
        authorization = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"));
        var bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (hangs) {
            exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
            exchange.getResponseBody().flush();
            try {
                closing.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        } else if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
