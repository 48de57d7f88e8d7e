package io.ensemble.acceptance.conformance;

import io.ensemble.acceptance.Http;
import io.ensemble.acceptance.Suite;
import io.ensemble.acceptance.conformance.Case.Body;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One of the two that must not differ.
 *
 * @param mark what the meeting ids of this side end in
 * @param nodes addresses of all nodes
 */
record Side(String name, String mark, URI base, String secret, List<URI> nodes) {

    private static final String API = "/bigbluebutton/api";

    static Side node(Suite suite, int nodes) {
        return new Side("node", "n", suite.node(nodes), suite.secretOfNode(nodes), addresses(suite, nodes));
    }

    static Side gateway(Suite suite, int nodes) {
        return new Side("gateway", "g", suite.gateway(), Suite.SECRET, addresses(suite, nodes));
    }

    /** Makes a call. Templates are filled in already, but for the checksum. */
    Answer call(String method, String call, String query, List<String> headers, Body body) {
        var checksums = new Checksums(call.replaceFirst("^/", ""), secret);
        var signed = call.length() < 2 && query.isEmpty() ? "" : "?" + checksums.sign(query);
        var request = HttpRequest.newBuilder(URI.create(base + API + call + signed))
                .method(method, publisher(body, checksums.fillBody(body.text(), query)));
        if (!body.contentType().isEmpty()) {
            request.header("Content-Type", body.contentType());
        }
        headers.stream().map(line -> line.split(": ", 2)).forEach(line -> request.header(line[0], line[1]));
        return followToNode(new Answer(Http.send(request.build())));
    }

    Answer get(String call, String query) {
        return call("GET", "/" + call, query, List.of(), Body.NONE);
    }

    /** Lets the browser of a person who joined connect, on the node where the person's client is. */
    void connect(Answer joined) {
        var client = URI.create(joined.text("url"));
        var connect = client.resolve("/sandbox/connect?sessionToken=" + joined.text("session_token"));
        Http.send(HttpRequest.newBuilder(connect).POST(BodyPublishers.noBody()).build());
    }

    // The reference, 3.3: the gateway sends a browser to the join of a node, which then answers as that node does.
    private Answer followToNode(Answer answer) {
        var location = answer.header("Location");
        return !nodes.contains(base) && nodes.stream().anyMatch(node -> location.startsWith(node + API + "/join?"))
                ? new Answer(
                        Http.send(HttpRequest.newBuilder(URI.create(location)).build()))
                : answer;
    }

    private static BodyPublisher publisher(Body body, String text) {
        if (body.equals(Body.NONE)) {
            return BodyPublishers.noBody();
        }
        return body.chunked()
                ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                : BodyPublishers.ofString(text);
    }

    private static List<URI> addresses(Suite suite, int nodes) {
        return IntStream.rangeClosed(0, nodes).mapToObj(suite::node).toList();
    }
}
