package io.ensemble.sandbox.node;

import io.ensemble.bigbluebutton.Checksum;
import io.ensemble.bigbluebutton.ChecksumAlgorithm;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.bigbluebutton.XmlElement;
import io.ensemble.bigbluebutton.XmlReader;
import io.ensemble.sandbox.callback.Callback;
import io.ensemble.sandbox.callback.Courier;
import io.ensemble.sandbox.meeting.FakeTime;
import io.ensemble.sandbox.meeting.TimeScale;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/** A node on a free port, and a client that knows its secret. */
public final class RunningNode implements AutoCloseable {

    public static final String SECRET = "639259d4-9dd8-4b25-bf01-95f9567eaf4b";

    public final FakeTime time = new FakeTime();
    /** Every callback that the node made; each is answered with {@link #callbackStatus}. */
    public final List<Callback> callbacks = new CopyOnWriteArrayList<>();

    public volatile int callbackStatus = 200;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Node node;

    public RunningNode() throws IOException {
        node = Node.open(
                new NodeSpec("bbb-01", "127.0.0.1", 0, SECRET),
                new World(time, TimeScale.REAL, new Random(3), courier()));
    }

    public String url() {
        return node.url();
    }

    public Node node() {
        return node;
    }

    // Delivers at once and waits for nothing, so that a test sees all callbacks of what it did.
    private Courier courier() {
        return new Courier(
                (callback, rules) -> {
                    callbacks.add(callback);
                    return callbackStatus;
                },
                pause -> {},
                TimeScale.REAL,
                Runnable::run);
    }

    /** Lets time pass, half a second at a time, as the ticker does. */
    public void pass(Duration duration) {
        for (var passed = Duration.ZERO; passed.compareTo(duration) < 0; passed = passed.plusMillis(500)) {
            time.advance(Duration.ofMillis(500));
            node.tick();
        }
    }

    /** A signed address. */
    public String signed(String call, String rawQuery) {
        return url() + "/bigbluebutton/api/" + call + "?"
                + Checksum.sign(ChecksumAlgorithm.SHA256, call, rawQuery, SECRET);
    }

    /** A signed GET whose answer is XML. */
    public XmlElement xml(String call, String... parameters) throws IOException, InterruptedException {
        return XmlReader.read(call(call, parameters).body().getBytes(StandardCharsets.UTF_8));
    }

    public HttpResponse<String> call(String call, String... parameters) throws IOException, InterruptedException {
        return send("GET", signed(call, Parameters.of(parameters).encode()), "", "");
    }

    /** A signed GET by one who does not wait long. */
    public HttpResponse<String> impatiently(String call, Duration patience) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(signed(call, ""))).timeout(patience);
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** Joins as a viewer; answers the token. */
    public String join(String meetingId, String name) throws IOException, InterruptedException {
        return xml("join", "meetingID", meetingId, "fullName", name, "role", "VIEWER", "redirect", "false")
                .text("session_token");
    }

    /** A request to a path of the node. */
    public HttpResponse<String> request(String method, String path, String body)
            throws IOException, InterruptedException {
        return send(method, url() + path, body, "application/json");
    }

    public HttpResponse<String> send(String method, String url, String body, String contentType)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url))
                .timeout(Duration.ofSeconds(20))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        node.close();
        client.shutdownNow();
    }
}
