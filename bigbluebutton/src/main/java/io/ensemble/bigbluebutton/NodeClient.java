package io.ensemble.bigbluebutton;

import io.ensemble.bigbluebutton.NodeReply.Failed;
import io.ensemble.bigbluebutton.NodeReply.Reason;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Calls one node. Calls block, as suits virtual threads, and no longer than the deadline; they fail with a value, never
 * with an exception. {@code getRecordingTextTracks} and its like answer in JSON, which is handed out unread.
 */
public final class NodeClient {

    /** Some ten times what a full node answers: 20,000 attendees at a few hundred bytes each. */
    static final long MAX_ANSWER_BYTES = 64L << 20;

    /** Tracks are listed by a few hundred bytes each, and a recording has one per language. */
    static final long MAX_TEXT_BYTES = 2L << 20;

    private final HttpClient http;
    private final String apiBase;
    private final String secret;
    private final Duration deadline;
    private final long maxAnswerBytes;

    /**
     * A client for one node.
     *
     * @param http its redirect policy has to be {@code NEVER}, since a redirect would lead a signed call astray; a connect
     *     timeout well below the deadline lets an unreachable node count as certainly not having executed the call
     * @param baseUrl the node's address, to which {@code /bigbluebutton/api} is added
     * @param deadline for a whole exchange, from the connection to the last byte of the answer
     */
    public NodeClient(HttpClient http, URI baseUrl, String secret, Duration deadline) {
        this(http, baseUrl, secret, deadline, MAX_ANSWER_BYTES);
    }

    NodeClient(HttpClient http, URI baseUrl, String secret, Duration deadline, long maxAnswerBytes) {
        if (http.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException("The HTTP client must not follow redirects");
        }
        if (baseUrl.getHost() == null || baseUrl.getRawUserInfo() != null || baseUrl.getRawQuery() != null) {
            throw new IllegalArgumentException("A node's address has a host, and neither a user nor a query");
        }
        this.http = http;
        this.apiBase = baseUrl.toString().replaceAll("/+$", "") + "/bigbluebutton/api/";
        this.secret = secret;
        this.deadline = deadline;
        this.maxAnswerBytes = maxAnswerBytes;
    }

    /** The address of that call on this node, signed with the node's secret; an old checksum is dropped. */
    public URI signedUri(ApiCall call, Parameters parameters) {
        var query = parameters.without(Checksum.PARAMETER).encode();
        return URI.create(
                apiBase + call.path() + "?" + Checksum.sign(ChecksumAlgorithm.SHA256, call.path(), query, secret));
    }

    /** Calls with GET. The HTTP client may repeat the request once if the connection breaks before the answer. */
    public NodeReply get(ApiCall call, Parameters parameters) {
        return this.<NodeReply>exchange(getting(call, parameters), maxAnswerBytes, NodeAnswer::read, failed -> failed);
    }

    /** Calls with POST. The body goes through as it is; no checksum covers it. */
    public NodeReply post(ApiCall call, Parameters query, String contentType, BodyPublisher body) {
        return this.<NodeReply>exchange(
                posting(call, query, contentType, body), maxAnswerBytes, NodeAnswer::read, failed -> failed);
    }

    /** Calls with GET what is not answered in XML. */
    public TextReply getText(ApiCall call, Parameters parameters) {
        return this.<TextReply>exchange(getting(call, parameters), MAX_TEXT_BYTES, NodeAnswer::text, failed -> failed);
    }

    /** Calls with POST what is not answered in XML. */
    public TextReply postText(ApiCall call, Parameters query, String contentType, BodyPublisher body) {
        return this.<TextReply>exchange(
                posting(call, query, contentType, body), MAX_TEXT_BYTES, NodeAnswer::text, failed -> failed);
    }

    /** All meetings of the node. */
    public MeetingsReply getMeetings() {
        return MeetingsReply.from(get(ApiCall.GET_MEETINGS, Parameters.NONE));
    }

    /** The node's address without its secret. */
    @Override
    public String toString() {
        return "NodeClient[" + apiBase + "]";
    }

    /** A request that counts how often it goes out. */
    private record Outgoing(HttpRequest request, Dispatch dispatch) {}

    private Outgoing getting(ApiCall call, Parameters parameters) {
        var dispatch = new Dispatch(BodyPublishers.noBody());
        return new Outgoing(
                HttpRequest.newBuilder(signedUri(call, parameters))
                        .method("GET", dispatch)
                        .build(),
                dispatch);
    }

    private Outgoing posting(ApiCall call, Parameters query, String contentType, BodyPublisher body) {
        var dispatch = new Dispatch(body);
        return new Outgoing(
                HttpRequest.newBuilder(signedUri(call, query))
                        .header("Content-Type", contentType)
                        .POST(dispatch)
                        .build(),
                dispatch);
    }

    private <R> R exchange(
            Outgoing outgoing, long limit, Function<HttpResponse<byte[]>, R> reader, Function<Failed, R> failed) {
        // The request's own timeout would end with the headers, while a node may hang in the middle of a body.
        var answer = http.sendAsync(outgoing.request(), boundedBody(limit));
        try {
            return reader.apply(answer.get(deadline.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return failed.apply(new Failed(Reason.TIMEOUT, "No whole answer within " + deadline.toMillis() + " ms"));
        } catch (ExecutionException e) {
            return failed.apply(NodeFault.of(
                    e.getCause() == null ? e : e.getCause(), outgoing.dispatch().count()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed.apply(new Failed(Reason.INTERRUPTED, "Interrupted while waiting for the node"));
        } finally {
            // Frees the connection of an exchange that nobody waits for any more; too late for a finished one.
            answer.cancel(true);
        }
    }

    private static BodyHandler<byte[]> boundedBody(long limit) {
        return info -> info.statusCode() == 200 ? new BoundedBody(limit) : BodySubscribers.replacing(new byte[0]);
    }
}
