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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Calls nodes: each within its deadline, no more at once than a node can bear, and not at all for a moment after several
 * failures in a row.
 */
@ApplicationScoped
public class NodeCalls {

    /** Waiting for a place comes on top of the call's own deadline, so it has to be short. */
    private static final long LONGEST_QUEUE_MILLIS = 500;

    private static final Failed STOPPED =
            new Failed(Reason.REFUSED, "It failed several times in a row and is left alone for a moment");
    private static final Failed FULL = new Failed(Reason.REFUSED, "Too many calls are under way to the node");

    private final GatewayConfig.Nodes config;
    private final NodeBreakers breakers;
    private final GatewayMeters meters;
    private final InstantSource clock;
    private final HttpClient http;
    private final ConcurrentMap<String, Semaphore> places = new ConcurrentHashMap<>();

    NodeCalls(GatewayConfig config, NodeBreakers breakers, GatewayMeters meters, InstantSource clock) {
        this.config = config.nodes();
        this.breakers = breakers;
        this.meters = meters;
        this.clock = clock;
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
        return get(node, call, parameters, patience, patience.deadline(config));
    }

    /**
     * Calls a node with GET.
     *
     * @param atMost a deadline for a caller with less time than such a call may take
     */
    public NodeReply get(Node node, ApiCall call, Parameters parameters, Patience patience, Duration atMost) {
        return answered(errand(node, call, patience, atMost), client -> client.get(call, parameters));
    }

    /** Calls a node with POST; the body goes through as it is. */
    public NodeReply post(
            Node node, ApiCall call, Parameters query, String contentType, BodyPublisher body, Patience patience) {
        return post(node, call, query, contentType, body, patience, patience.deadline(config));
    }

    /**
     * Calls a node with POST; the body goes through as it is.
     *
     * @param atMost a deadline for a caller with less time than such a call may take
     */
    public NodeReply post(
            Node node,
            ApiCall call,
            Parameters query,
            String contentType,
            BodyPublisher body,
            Patience patience,
            Duration atMost) {
        return answered(errand(node, call, patience, atMost), client -> client.post(call, query, contentType, body));
    }

    /** Calls a node with GET for what it does not answer in XML. */
    public TextReply getText(Node node, ApiCall call, Parameters parameters, Patience patience) {
        var errand = errand(node, call, patience, patience.deadline(config));
        return received(errand, client -> client.getText(call, parameters));
    }

    /** Calls a node with POST for what it does not answer in XML; the body goes through as it is. */
    public TextReply postText(
            Node node, ApiCall call, Parameters query, String contentType, BodyPublisher body, Patience patience) {
        var errand = errand(node, call, patience, patience.deadline(config));
        return received(errand, client -> client.postText(call, query, contentType, body));
    }

    /** The address of a call on a node, signed, for a browser to follow. */
    public URI signedUri(Node node, ApiCall call, Parameters parameters) {
        return client(http, node, Patience.CALL.deadline(config)).signedUri(call, parameters);
    }

    private record Errand(Node node, ApiCall call, Patience patience, Duration deadline) {}

    private Errand errand(Node node, ApiCall call, Patience patience, Duration atMost) {
        var usual = patience.deadline(config);
        return new Errand(node, call, patience, atMost.compareTo(usual) < 0 ? atMost : usual);
    }

    private NodeReply answered(Errand errand, Function<NodeClient, NodeReply> exchange) {
        return bounded(errand, exchange, failed -> failed, NodeCalls::outcome);
    }

    private TextReply received(Errand errand, Function<NodeClient, TextReply> exchange) {
        return bounded(errand, exchange, failed -> failed, NodeCalls::outcome);
    }

    private <R> R bounded(
            Errand errand, Function<NodeClient, R> exchange, Function<Failed, R> refusal, Function<R, String> outcome) {
        var node = errand.node();
        var place = places.computeIfAbsent(node.id(), id -> new Semaphore(config.callsAtOnce(), true));
        var sample = meters.startNodeCall();
        R reply;
        if (!breakers.letsThrough(node)) {
            reply = refusal.apply(STOPPED);
        } else if (!acquired(place)) {
            reply = refusal.apply(FULL);
        } else {
            var began = clock.instant();
            try {
                reply = exchange.apply(client(http, node, errand.deadline()));
            } finally {
                place.release();
            }
            judge(errand, began, reply);
        }
        meters.endNodeCall(sample, node.id(), errand.call(), outcome.apply(reply));
        return reply;
    }

    private void judge(Errand errand, Instant began, Object reply) {
        if (reply instanceof Failed failed) {
            breakers.judge(
                    errand.node(),
                    Sign.of(errand.call(), errand.patience(), errand.deadline(), failed),
                    began,
                    failed.detail());
        } else {
            breakers.judge(errand.node(), Sign.ofAnswer(errand.call()), began, "an answer");
        }
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
    private static NodeClient client(HttpClient http, Node node, Duration deadline) {
        return new NodeClient(http, node.url(), node.secret().value(), deadline);
    }
}
