package io.ensemble.acceptance.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CableTest {

    private HttpServer server;
    private Cable cable;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        cable = Cable.to(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    @AfterEach
    void stop() {
        cable.close();
        server.stop(0);
    }

    @Test
    void aWholeCableLetsEverythingThrough() throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            assertThat(http.send(request(), BodyHandlers.discarding()).statusCode())
                    .isEqualTo(204);
        }
    }

    @Test
    void aCutCableTakesConnectionsAndAnswersNothingUntilItIsMended() throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            // Given a connection that was used before
            http.send(request(), BodyHandlers.discarding());

            // When
            cable.cut();

            // Then
            assertThatThrownBy(() -> http.send(
                            HttpRequest.newBuilder(request(), (name, value) -> true)
                                    .timeout(Duration.ofMillis(300))
                                    .build(),
                            BodyHandlers.discarding()))
                    .isInstanceOf(HttpTimeoutException.class);

            // And what was asked meanwhile is answered when it is mended
            CompletableFuture<HttpResponse<Void>> late = http.sendAsync(request(), BodyHandlers.discarding());
            cable.mend();
            assertThat(late.get().statusCode()).isEqualTo(204);
        }
    }

    private HttpRequest request() {
        return HttpRequest.newBuilder(cable.url()).build();
    }
}
