package io.ensemble.sandbox.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ensemble.sandbox.callback.Courier;
import io.ensemble.sandbox.jitsi.token.TestTokens;
import io.ensemble.sandbox.jitsi.token.TokenMode;
import io.ensemble.sandbox.meeting.FakeTime;
import io.ensemble.sandbox.meeting.TimeScale;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** A Jitsi node on a free port, and a client. */
public final class RunningJitsi implements AutoCloseable {

    /** Timers that a test really waits for are that much faster. */
    private static final TimeScale SCALE = new TimeScale(100);

    public final FakeTime time = new FakeTime();
    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper mapper = new ObjectMapper();
    private final JitsiNode node;

    public RunningJitsi(TokenMode tokens) throws IOException {
        this(tokens, Optional.empty(), Optional.empty());
    }

    public RunningJitsi(TokenMode tokens, Optional<String> keyServer, Optional<String> reservations)
            throws IOException {
        var courier = new Courier((callback, rules) -> 200, pause -> {}, TimeScale.REAL, Runnable::run);
        node = JitsiNode.open(
                new JitsiSpec(
                        new NodeSpec("jitsi-01", "127.0.0.1", 0, TestTokens.SECRET), tokens, keyServer, reservations),
                new World(time, SCALE, new Random(3), courier));
    }

    public JitsiNode node() {
        return node;
    }

    /** A token of this node's secret, good but for what the test changes. */
    public String token(Consumer<Map<String, Object>> change) {
        var claims = TestTokens.claims(time.millis() / 1000);
        change.accept(claims);
        return TestTokens.hs256(claims, TestTokens.SECRET);
    }

    /** Somebody with camera and microphone enters and stays; answers the id. */
    public String enter(String path, String name) throws IOException, InterruptedException {
        var answer = entry("/sandbox/enter", path, name, "");
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return json(answer).path("id").asText();
    }

    /** Somebody asks to be let in: by his page, or below {@code /sandbox}. */
    public HttpResponse<String> entry(String call, String path, String name, String jwt)
            throws IOException, InterruptedException {
        var wish = new HashMap<String, Object>();
        wish.put("path", path);
        wish.put("jwt", jwt);
        wish.put("name", name);
        wish.put("microphone", true);
        wish.put("camera", true);
        return request("POST", call, mapper.writeValueAsString(wish));
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return request("GET", path, "");
    }

    /** Posts nothing but the address. */
    public HttpResponse<String> post(String path) throws IOException, InterruptedException {
        return request("POST", path, "");
    }

    /** What the node says of itself below {@code /sandbox}. */
    public JsonNode state() throws IOException, InterruptedException {
        return json(get("/sandbox/state"));
    }

    public JsonNode json(HttpResponse<String> answer) throws IOException {
        return mapper.readTree(answer.body());
    }

    public void fault(String json) throws IOException, InterruptedException {
        var status = request("PUT", "/sandbox/fault", json).statusCode();
        if (status != 204) {
            throw new AssertionError("PUT /sandbox/fault: " + status);
        }
    }

    /** A request to a path of the node. */
    public HttpResponse<String> request(String method, String path, String body)
            throws IOException, InterruptedException {
        return request(method, path, body, Duration.ofSeconds(20));
    }

    /** A request by one who waits for so long. */
    public HttpResponse<String> request(String method, String path, String body, Duration patience)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(node.url() + path))
                .timeout(patience)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** Lets time pass, half a second at a time, as the ticker does. */
    public void pass(Duration duration) {
        for (var passed = Duration.ZERO; passed.compareTo(duration) < 0; passed = passed.plusMillis(500)) {
            time.advance(Duration.ofMillis(500));
            node.tick();
        }
    }

    /** Waits until it is so; false if it is not within ten seconds. */
    public static boolean eventually(Callable<Boolean> condition) throws Exception {
        var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (System.nanoTime() < deadline) {
            if (condition.call()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        node.close();
        client.shutdownNow();
    }
}
