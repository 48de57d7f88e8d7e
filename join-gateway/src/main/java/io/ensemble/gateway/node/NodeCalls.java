package io.ensemble.gateway.node;

import io.ensemble.bigbluebutton.ApiCall;
import io.ensemble.bigbluebutton.NodeClient;
import io.ensemble.bigbluebutton.NodeReply;
import io.ensemble.bigbluebutton.NodeReply.Answered;
import io.ensemble.bigbluebutton.NodeReply.Failed;
import io.ensemble.bigbluebutton.NodeReply.Reason;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.bigbluebutton.TextReply;
import io.ensemble.fleet.node.Node;
import io.ensemble.gateway.GatewayConfig;
import io.ensemble.gateway.GatewayMeters;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublisher;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/** Calls nodes: each within its deadline, and no more at once than a node can bear. */
@ApplicationScoped
public class NodeCalls {

    /** Waiting for a place comes on top of the call's own deadline, so it has to be short. */
    private static final long LONGEST_QUEUE_MILLIS = 500;

    private static final Failed FULL = new Failed(Reason.REFUSED, "Too many calls are under way to the node");

    private final GatewayConfig.Nodes config;
    private final GatewayMeters meters;
    private final HttpClient http;
    private final ConcurrentMap<String, Semaphore> places = new ConcurrentHashMap<>();

    NodeCalls(GatewayConfig config, GatewayMeters meters) {
        this.config = config.nodes();
        this.meters = meters;
        // Plain HTTP/1.1: nodes stand behind NGINX, and an upgrade attempt would only confuse older ones.
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(this.config.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /** Calls a node with GET. */
    public NodeReply get(Node node, ApiCall call, Parameters parameters, Patience patience) {
        return this.<NodeReply>bounded(
                node, call, () -> client(node, patience).get(call, parameters), FULL, NodeCalls::outcome);
    }

    /** Calls a node with POST; the body goes through as it is. */
    public NodeReply post(
            Node node, ApiCall call, Parameters query, String contentType, BodyPublisher body, Patience patience) {
        return this.<NodeReply>bounded(
                node,
                call,
                () -> client(node, patience).post(call, query, contentType, body),
                FULL,
                NodeCalls::outcome);
    }

    /** Calls a node with GET for what it does not answer in XML. */
    public TextReply getText(Node node, ApiCall call, Parameters parameters, Patience patience) {
        return this.<TextReply>bounded(
                node, call, () -> client(node, patience).getText(call, parameters), FULL, NodeCalls::outcome);
    }

    /** Calls a node with POST for what it does not answer in XML; the body goes through as it is. */
    public TextReply postText(
            Node node, ApiCall call, Parameters query, String contentType, BodyPublisher body, Patience patience) {
        return this.<TextReply>bounded(
                node,
                call,
                () -> client(node, patience).postText(call, query, contentType, body),
                FULL,
                NodeCalls::outcome);
    }

    /** The address of a call on a node, signed, for a browser to follow. */
    public URI signedUri(Node node, ApiCall call, Parameters parameters) {
        return client(node, Patience.CALL).signedUri(call, parameters);
    }

    private <R> R bounded(Node node, ApiCall call, Supplier<R> exchange, R full, Function<R, String> outcome) {
        var place = places.computeIfAbsent(node.id(), id -> new Semaphore(config.callsAtOnce(), true));
        var sample = meters.startNodeCall();
        R reply;
        if (!acquired(place)) {
            reply = full;
        } else {
            try {
                reply = exchange.get();
            } finally {
                place.release();
            }
        }
        meters.endNodeCall(sample, node.id(), call, outcome.apply(reply));
        return reply;
    }

    private static String outcome(NodeReply reply) {
        return switch (reply) {
            case Answered answered -> answered.success() ? "success" : "refusal";
            case Failed failed -> outcome(failed);
        };
    }

    // Of a text nothing is known but that it came.
    private static String outcome(TextReply reply) {
        return switch (reply) {
            case TextReply.Received received -> "success";
            case Failed failed -> outcome(failed);
        };
    }

    private static String outcome(Failed failed) {
        return failed.reason().name().toLowerCase(Locale.ROOT);
    }

    private static boolean acquired(Semaphore place) {
        try {
            return place.tryAcquire(LONGEST_QUEUE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    // Cheap to make: a client holds no connection of its own.
    private NodeClient client(Node node, Patience patience) {
        return new NodeClient(http, node.url(), node.secret().value(), patience.deadline(config));
    }
}
