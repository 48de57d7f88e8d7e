package io.ensemble.gateway.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.fleet.testing.RealRedis;
import io.ensemble.gateway.testing.StubDispatcher;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** In an instance of its own: it never comes back from its farewell. */
@QuarkusTest
@TestProfile(FarewellTest.OfItsOwn.class)
@WithTestResource(RealRedis.class)
@WithTestResource(StubDispatcher.class)
class FarewellTest {

    public static final class OfItsOwn implements QuarkusTestProfile {}

    @TestHTTPResource("/bigbluebutton/api/")
    @SuppressWarnings("NullAway.Init") // set by Quarkus
    URI api;

    @Inject
    Event<ShutdownDelayInitiatedEvent> shutdown;

    @Test
    void onceItIsToStopEachAnswerIsTheLastOneOfItsConnection() throws IOException {
        try (var connection = new Socket(api.getHost(), api.getPort())) {
            // Given a connection on which requests follow each other
            connection.setSoTimeout(10_000);
            assertThat(ask(connection)).contains("200 OK").doesNotContainIgnoringCase("connection: close");
            assertThat(ask(connection)).contains("200 OK");

            // When
            shutdown.fire(new ShutdownDelayInitiatedEvent());

            // Then
            assertThat(ask(connection))
                    .contains("200 OK")
                    .containsIgnoringCase("connection: close")
                    .contains("<returncode>SUCCESS</returncode>");
            assertThat(connection.getInputStream().read()).isEqualTo(-1);
        }
    }

    private String ask(Socket connection) throws IOException {
        connection
                .getOutputStream()
                .write(("GET " + api.getPath() + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(US_ASCII));
        var answer = new StringBuilder();
        while (!answer.toString().contains("</response>")) {
            var next = connection.getInputStream().read();
            assertThat(next).as("the answer so far: %s", answer).isNotNegative();
            answer.append((char) next);
        }
        return answer.toString();
    }
}
