package io.ensemble.acceptance.fault;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What a browser does that Ensemble sends to a node: it goes there, and is let in or not. */
final class NodeDoor implements AutoCloseable {

    /** A person stares at a blank page no longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Map<Integer, String> nodesByPort;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    /**
     * The doors of those nodes.
     *
     * @param nodesByPort ids of the nodes
     */
    NodeDoor(Map<Integer, String> nodesByPort) {
        this.nodesByPort = Map.copyOf(nodesByPort);
    }

    /** The node at that address; empty if it is none of the fleet. */
    Optional<String> nodeAt(URI address) {
        return Optional.ofNullable(nodesByPort.get(address.getPort()));
    }

    /** Whether the node lets the browser into the meeting. */
    boolean enter(URI address) {
        var answer = http.sendAsync(HttpRequest.newBuilder(address).GET().build(), BodyHandlers.ofString());
        try {
            return isMeeting(answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException nobody) {
            answer.cancel(true);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private static boolean isMeeting(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .filter(location -> location.contains("/html5client/?"))
                .isPresent();
    }
}
