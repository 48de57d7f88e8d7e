package io.ensemble.gateway.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ensemble.bigbluebutton.Checksum;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A node that answers what it was told to, and remembers what it was asked. */
public final class StubNode implements AutoCloseable {

    /** What came: the call, its parameters without the checksum, and the body, one character a byte. */
    public record Asked(String call, Parameters parameters, String contentType, String body) {}

    private final HttpServer server;
    private final Node node;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Map<String, Function<Parameters, String>> answers = new ConcurrentHashMap<>();
    private volatile String answer = "";
    private volatile int status = 200;
    private volatile boolean cutShort;
    private volatile CountDownLatch hanging = new CountDownLatch(0);

    public StubNode(String id) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
        node = Node.bigBlueButton(
                id, URI.create("http://127.0.0.1:" + server.getAddress().getPort()), new Secret("secret-of-" + id));
    }

    public Node node() {
        return node;
    }

    public List<Asked> asked() {
        return asked;
    }

    /** From now on answers this, to every call that is signed with the node's secret. */
    public StubNode answering(int newStatus, String text) {
        status = newStatus;
        answer = text;
        cutShort = false;
        hanging.countDown();
        answers.clear();
        asked.clear();
        return this;
    }

    /** From now on answers that call in its own way, made of the parameters; JSON if it begins with a brace. */
    public StubNode answeringTo(String call, Function<Parameters, String> newAnswer) {
        answers.put(call, newAnswer);
        return this;
    }

    /** To this call answers this instead. */
    public StubNode answering(String call, String text) {
        answers.put(call, any -> text);
        return this;
    }

    /** From now on announces more than it sends. */
    public StubNode cuttingShort(String text) {
        answering(200, text);
        cutShort = true;
        return this;
    }

    /** From now on accepts every call and answers none, until it is told to answer something. */
    public StubNode hanging() {
        answering(200, "<response/>");
        hanging = new CountDownLatch(1);
        return this;
    }

    @Override
    public void close() {
        hanging.countDown();
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var call = exchange.getRequestURI().getPath().replace("/bigbluebutton/api/", "");
            var query = exchange.getRequestURI().getRawQuery();
            var verdict = Checksum.verify(
                    call,
                    query == null ? "" : query,
                    Parameters.NONE,
                    List.of(node.secret().value()));
            var signed = verdict instanceof Checksum.Verdict.Valid;
            var body = exchange.getRequestBody().readAllBytes();
            var contentType = exchange.getRequestHeaders().getFirst("Content-Type");
            var parameters = Parameters.parse(query == null ? "" : query).without("checksum");
            asked.add(new Asked(
                    signed ? call : "unsigned " + call,
                    parameters,
                    contentType == null ? "" : contentType,
                    new String(body, ISO_8859_1)));
            hanging.await();
            var text = answers.getOrDefault(call, any -> answer).apply(parameters);
            var bytes = text.getBytes(UTF_8);
            if (status == 302) {
                exchange.getResponseHeaders().set("Location", answer);
                exchange.sendResponseHeaders(302, -1);
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", text.startsWith("{") ? "application/json" : "text/xml");
            exchange.getResponseHeaders().set("Set-Cookie", "JSESSIONID=abc; Path=/bigbluebutton");
            exchange.sendResponseHeaders(status, cutShort ? bytes.length + 100 : Math.max(bytes.length, 1));
            exchange.getResponseBody().write(bytes.length == 0 ? new byte[] {' '} : bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
