package io.ensemble.benchmark.startup;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchTest {

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/fleet", exchange -> {
            var known = "Bearer key".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.sendResponseHeaders(known && asked.incrementAndGet() > 2 ? 200 : 503, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void onlyARealAnswerCounts() {
        var watch = watch("Bearer key");

        watch.until(System.nanoTime() + Duration.ofSeconds(20).toNanos());

        assertThat(asked).hasValue(3);
        assertThat(watch.answered()).isNotZero();
    }

    @Test
    void givesUpAtTheDeadline() {
        var watch = watch("Bearer other");

        watch.until(System.nanoTime() + Duration.ofMillis(50).toNanos());

        assertThat(watch.answered()).isZero();
    }

    private Watch watch(String authorization) {
        return new Watch(
                server.getAddress().getPort(),
                new Question("/fleet", Map.of("Authorization", authorization)),
                () -> true);
    }
}
