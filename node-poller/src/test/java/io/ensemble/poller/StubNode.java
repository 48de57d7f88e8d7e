// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A node over real HTTP, with one meeting of three people. */
final class StubNode implements AutoCloseable {

    private static final String MEETINGS = "<response><returncode>SUCCESS</returncode><meetings><meeting>"
            + "<meetingID>m</meetingID><participantCount>3</participantCount></meeting></meetings></response>";

    private final String id;
    private final HttpServer server;
    private final AtomicLong asked = new AtomicLong();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile int status = 200;
    private volatile String body = MEETINGS;
    private volatile Duration slowness = Duration.ZERO;
    private volatile boolean hangs;

    StubNode(String id) {
        this.id = id;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("No port for a node", e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /** How it stands in nodes.yaml. */
    Node described() {
        return described(id);
    }

    /** The same node by another name. */
    Node described(String name) {
        return Node.bigBlueButton(
                name, URI.create("http://127.0.0.1:" + server.getAddress().getPort()), new Secret("s"));
    }

    /** How it stands in nodes.yaml with an exporter. */
    Node describedWithExporter(String exporter) {
        var plain = described();
        return new Node(
                plain.id(),
                plain.kind(),
                plain.url(),
                plain.secret(),
                plain.state(),
                plain.tags(),
                plain.weight(),
                Optional.of(URI.create(exporter)),
                plain.jitsi());
    }

    /** How often it was asked. */
    long asked() {
        return asked.get();
    }

    /** Answers with this HTTP status from now on. */
    void answers(int other) {
        status = other;
    }

    /** Answers with this body from now on. */
    void answers(String other) {
        body = other;
    }

    /** Answers with its meeting again. */
    void answersWell() {
        body = MEETINGS;
    }

    /** Answers only so long after it was asked. */
    void answersAfter(Duration pause) {
        slowness = pause;
    }

    /** Answers no more. */
    void hangs() {
        hangs = true;
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        if (hangs || slowness.isPositive()) {
            try {
                var _ = closing.await(hangs ? Long.MAX_VALUE : slowness.toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        var bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
