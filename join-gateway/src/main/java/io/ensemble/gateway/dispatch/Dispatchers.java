package io.ensemble.gateway.dispatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.placement.Placement;
import io.ensemble.gateway.GatewayConfig;
import io.ensemble.gateway.GatewayMeters;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/**
 * Asks the dispatchers in turn. Placing and releasing may be repeated without harm, so one that fails is passed over for
 * the next.
 */
@ApplicationScoped
public class Dispatchers {

    private static final Logger LOG = Logger.getLogger(Dispatchers.class);

    /** A placement, or a problem in a few words. */
    private static final long MAX_ANSWER_BYTES = 64L << 10;

    private final GatewayConfig config;
    private final GatewayMeters meters;
    private final ObjectMapper json;
    private final HttpClient http;
    private final AtomicInteger turn = new AtomicInteger();

    Dispatchers(GatewayConfig config, GatewayMeters meters, ObjectMapper json) {
        this.config = config;
        this.meters = meters;
        this.json = json;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(config.dispatcherDeadline())
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /** The place that a dispatcher answers. */
    @RegisterForReflection
    private record PlacementAnswer(String tenant, String meetingId, String node, Instant since) {
        Placement placement() {
            return new Placement(new MeetingKey(tenant, meetingId), node, since);
        }
    }

    /**
     * The meeting's place, made if it has none.
     *
     * @param not nodes that are known to refuse, so that the meeting is not placed there
     */
    public Decision place(MeetingKey meeting, NodeKind kind, Set<String> not) {
        var body = Map.<String, Object>of(
                "tenant", meeting.tenant(), "meetingId", meeting.meetingId(), "kind", kind.toString(), "not", not);
        var decision = firstAnswer(
                        "/api/placements",
                        request -> request.header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(written(body))))
                .<Decision>map(this::decision)
                .orElseGet(Decision.Unavailable::new);
        meters.placed(
                switch (decision) {
                    case Decision.Placed(var placement, var made) -> made ? "made" : "found";
                    case Decision.LimitReached() -> "limit_reached";
                    case Decision.NoCandidate() -> "no_candidate";
                    case Decision.Unavailable() -> "unavailable";
                });
        return decision;
    }

    /**
     * Lets the dispatcher forget a placement, because the node said that the meeting is over. Best effort: what is not
     * released now is released when polling no longer sees the meeting.
     */
    public void release(Placement placement) {
        var query = "?tenant=" + encoded(placement.meeting().tenant()) + "&meetingId="
                + encoded(placement.meeting().meetingId()) + "&node=" + encoded(placement.node()) + "&since="
                + encoded(placement.since().toString());
        if (firstAnswer("/api/placements" + query, HttpRequest.Builder::DELETE).isEmpty()) {
            LOG.warn("No dispatcher took the release of a placement; polling will find it");
        }
    }

    private Decision decision(HttpResponse<String> answer) {
        return switch (answer.statusCode()) {
            case 200, 201 ->
                read(answer.body())
                        .<Decision>map(placed -> new Decision.Placed(placed.placement(), answer.statusCode() == 201))
                        .orElseGet(Decision.Unavailable::new);
            case 409 -> new Decision.LimitReached();
            case 503 -> new Decision.NoCandidate();
            default -> {
                LOG.errorf("A dispatcher answered status %d to a placement", answer.statusCode());
                yield new Decision.Unavailable();
            }
        };
    }

    private Optional<HttpResponse<String>> firstAnswer(String path, UnaryOperator<HttpRequest.Builder> method) {
        var all = config.dispatchers();
        var first = Math.floorMod(turn.getAndIncrement(), all.size());
        for (var i = 0; i < all.size(); i++) {
            var answer = ask(all.get((first + i) % all.size()), path, method);
            if (answer.isPresent() && !isAway(answer.get())) {
                return answer;
            }
        }
        return Optional.empty();
    }

    // A dispatcher that has lost the store, or is not ready yet, may have a twin that is better off.
    private static boolean isAway(HttpResponse<String> answer) {
        return answer.statusCode() >= 500 && !answer.body().contains("no-candidate");
    }

    private Optional<HttpResponse<String>> ask(URI dispatcher, String path, UnaryOperator<HttpRequest.Builder> method) {
        var request = method.apply(HttpRequest.newBuilder(dispatcher.resolve(path))
                        .header("Authorization", "Bearer " + config.dispatcherKey()))
                .build();
        // The request's own timeout ends with the headers; a dispatcher may hang in the middle of a body.
        var answer = http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), MAX_ANSWER_BYTES));
        try {
            return Optional.of(answer.get(config.dispatcherDeadline().toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException unreachable) {
            answer.cancel(true);
            LOG.warnf(
                    "The dispatcher at %s does not answer: %s",
                    dispatcher, unreachable instanceof TimeoutException ? "too late" : "no connection");
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Optional<PlacementAnswer> read(String body) {
        try {
            return Optional.of(json.readValue(body, PlacementAnswer.class));
        } catch (JsonProcessingException malformed) {
            LOG.error("A dispatcher's answer is not a placement");
            return Optional.empty();
        }
    }

    private String written(Map<String, Object> body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts can always be written", e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
