package io.ensemble.acceptance.fault;

import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ensemble.acceptance.ApiClient;
import io.ensemble.acceptance.Ports;
import io.ensemble.acceptance.Program;
import io.ensemble.acceptance.fault.Judge.Death;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;

/** One node in a process of its own, so that it can be killed and frozen as a machine can. */
final class SimulatedNode implements AutoCloseable {

    private static final Pattern SECRET = Pattern.compile("secret:\\s*\"?([^\"\\s]+)");
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    // What Debian's faketime sets before it runs a program. Only what tells the date is off: waiting still takes its
    // time.
    private static final Map<String, String> AN_HOUR_AHEAD = Map.of(
            "LD_PRELOAD", "/usr/$LIB/faketime/libfaketime.so.1",
            "FAKETIME", "+1h",
            "FAKETIME_DONT_FAKE_MONOTONIC", "1");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private final String id;
    private final int port = Ports.free();
    private final Path nodesFile;
    private Program program;
    private int starts;

    SimulatedNode(String id, Path folder) {
        this.id = id;
        this.nodesFile = folder.resolve(id + ".yaml");
        this.program = start();
    }

    String id() {
        return id;
    }

    int port() {
        return port;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    void awaitReady() {
        Awaitility.await("node " + id)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> Files.exists(nodesFile) && look().isPresent());
    }

    /** The entry of a nodes.yaml. */
    String entry() {
        return """
                  - id: %s
                    kind: bigbluebutton
                    url: %s
                    secret: %s
                    exporter: %s/metrics
                """.formatted(id, url(), secret(), url());
    }

    /** Ids of the meetings that run there, from the node's own control endpoint; empty if it cannot be asked. */
    Optional<Set<String>> look() {
        try {
            var state = JSON.readTree(send("GET", "/sandbox/state", ""));
            return Optional.of(StreamSupport.stream(state.get("meetings").spliterator(), false)
                    .map(meeting -> meeting.get("meetingId").asText())
                    .collect(toCollection(TreeSet::new)));
        } catch (IOException unreachable) {
            return Optional.empty();
        }
    }

    /** The same of a node that is well; a busy machine answers late. */
    Set<String> meetings() {
        return Awaitility.await(id + " to say what it runs")
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .until(this::look, Optional::isPresent)
                .orElseThrow();
    }

    /** Makes something go wrong there, as the sandbox's README describes it. */
    void fault(String json) {
        try {
            send("PUT", "/sandbox/fault", json);
        } catch (IOException e) {
            throw new IllegalStateException(id + " takes no fault", e);
        }
    }

    /** Closes the port, which opens again by itself: nobody could ask for that. */
    void closePort() {
        fault("{\"kind\":\"refuse\",\"millis\":20000}");
        // Closed soon after the answer, not before it.
        Awaitility.await(id + " to refuse").pollInterval(Duration.ofMillis(10)).until(() -> look().isEmpty());
    }

    /** Takes the fault away; also one that closed the port, once that time is over. */
    void heal() {
        Awaitility.await(id + " to be reachable")
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> send("DELETE", "/sandbox/fault", "").isEmpty());
    }

    /** A power cut, right after a last look. */
    Death kill() {
        var lookedAt = Instant.now();
        var aboard = meetings();
        program.kill();
        return new Death(id, aboard, lookedAt, Instant.now());
    }

    void freeze() {
        program.freeze();
    }

    void thaw() {
        program.thaw();
    }

    boolean isAlive() {
        return program.isAlive();
    }

    /** Starts it again after it was killed: without any meeting. */
    void restart() {
        program = start();
        awaitReady();
    }

    /** Starts it again after it was killed: without any meeting, and believing that it is an hour later. */
    void restartWithWrongClock() {
        program = start(AN_HOUR_AHEAD);
        awaitReady();
    }

    /** Ends a meeting there behind Ensemble's back. */
    void end(String meeting) {
        try {
            var call = new ApiClient(url(), secret()).url("end", "meetingID", meeting);
            send("GET", call.getRawPath() + "?" + call.getRawQuery(), "");
        } catch (IOException e) {
            throw new IllegalStateException(id + " does not end " + meeting, e);
        }
    }

    @Override
    public void close() {
        program.kill();
    }

    private Program start() {
        return start(Map.of());
    }

    private Program start(Map<String, String> environment) {
        starts++;
        return Program.java(
                "faults-" + id + "-" + starts,
                Program.root().resolve("sandbox/target/sandbox-0.1.0-SNAPSHOT.jar"),
                List.of(
                        "--nodes",
                        "1",
                        "--port",
                        String.valueOf(port),
                        "--secret-seed",
                        "faults of " + id,
                        "--write-nodes",
                        nodesFile.toString()),
                environment);
    }

    private String secret() {
        try {
            var found = SECRET.matcher(Files.readString(nodesFile));
            if (!found.find()) {
                throw new IllegalStateException("No secret in " + nodesFile);
            }
            return found.group(1);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read " + nodesFile, e);
        }
    }

    private String send(String method, String path, String body) throws IOException {
        var request = HttpRequest.newBuilder(url().resolve(path))
                .timeout(PATIENCE)
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            var answer = HTTP.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IOException(path + " answers " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
