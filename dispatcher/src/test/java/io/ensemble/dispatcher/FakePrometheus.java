// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A Prometheus whose targets a test sets, and which can be told to fail. The dispatcher asks it each second. */
public final class FakePrometheus implements QuarkusTestResourceLifecycleManager {

    static final String NOTHING = answer();

    private static volatile String body = NOTHING;
    private static volatile int status = 200;
    private static volatile boolean hanging;
    private static final AtomicInteger ASKED = new AtomicInteger();

    private final CountDownLatch closing = new CountDownLatch(1);
    private final HttpServer server;

    /** Called by the test framework. */
    public FakePrometheus() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<String, String> start() {
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/prom/api/v1/targets", this::serve);
        server.start();
        return Map.of(
                "ensemble.dispatcher.prometheus.url",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/prom/",
                "ensemble.dispatcher.prometheus.job",
                "bbb",
                "ensemble.dispatcher.prometheus.authorization",
                "Bearer let-me-in",
                "ensemble.dispatcher.prometheus.every",
                "1s",
                "ensemble.dispatcher.prometheus.deadline",
                "500ms",
                "ensemble.dispatcher.prometheus.leave-after",
                "2s",
                "ensemble.dispatcher.prometheus.secret",
                "the-secret-of-{node}");
    }

    @Override
    public void stop() {
        closing.countDown();
        server.stop(0);
    }

    /** From now on answers this. */
    static void says(int newStatus, String text) {
        hanging = false;
        status = newStatus;
        body = text;
    }

    /** From now on answers nothing. */
    static void hangs() {
        hanging = true;
    }

    /** How often it was asked. */
    static int asked() {
        return ASKED.get();
    }

    /** An answer with these targets. */
    static String answer(String... targets) {
        return "{\"status\":\"success\",\"data\":{\"activeTargets\":[" + String.join(",", targets)
                + "],\"droppedTargets\":[]}}";
    }

    /** A node with a URL of its own. */
    static String target(String job, String node) {
        return """
                {"discoveredLabels":{"__address__":"%2$s:9100","job":"%1$s"},
                 "labels":{"instance":"%2$s:9100","job":"%1$s","node":"%2$s","url":"https://%2$s.example.org"},
                 "scrapePool":"%1$s","scrapeUrl":"http://%2$s:9100/metrics","health":"up"}""".formatted(job, node);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            ASKED.incrementAndGet();
            if (hanging) {
                closing.await();
                return;
            }
            var welcome = "Bearer let-me-in".equals(exchange.getRequestHeaders().getFirst("Authorization"))
                    && "state=active".equals(exchange.getRequestURI().getQuery());
            var bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(welcome ? status : 401, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
