package io.ensemble.acceptance.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FrontTest {

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer good;
    private HttpServer unready;

    @BeforeEach
    void start() throws IOException {
        good = answering(200);
        unready = answering(503);
    }

    @AfterEach
    void stop() {
        good.stop(0);
        unready.stop(0);
    }

    @Test
    void asksTheNextGatewayIfOneIsNotReadyOrNotThere() {
        var gone = address(unready);
        try (var front = new Front(List.of(address(unready), address(good)))) {
            assertThat(ask(front).status()).isEqualTo(200);
        }
        unready.stop(0);
        try (var front = new Front(List.of(gone, address(good)))) {
            assertThat(ask(front).status()).isEqualTo(200);
        }
    }

    @Test
    void asksAGatewayThatFailedLast() {
        try (var front = new Front(List.of(address(unready), address(good)))) {
            for (var i = 0; i < 6; i++) {
                ask(front);
            }
        }

        // The first time only; from then on the good one is asked first, and answers.
        assertThat(asked).hasValue(1);
    }

    @Test
    void answersWithTheLastRefusalIfNoGatewayIsReady() {
        try (var front = new Front(List.of(address(unready)))) {
            assertThat(ask(front).status()).isEqualTo(503);
        }
    }

    private static Front.Reply ask(Front front) {
        return front.ask(HttpRequest::newBuilder);
    }

    private static URI address(HttpServer server) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private HttpServer answering(int status) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/", exchange -> {
            if (status != 200) {
                asked.incrementAndGet();
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        return server;
    }
}
