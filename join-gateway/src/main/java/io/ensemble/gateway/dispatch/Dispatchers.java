package io.ensemble.gateway.dispatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.placement.Placement;
import io.ensemble.gateway.GatewayMeters;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Asks dispatchers for decisions. Placing and releasing may be repeated without harm. */
@ApplicationScoped
public class Dispatchers {

    private static final Logger LOG = Logger.getLogger(Dispatchers.class);

    private final DispatcherPool pool;
    private final GatewayMeters meters;
    private final ObjectMapper json;
    private final AtomicBoolean deciding = new AtomicBoolean(true);

    Dispatchers(DispatcherPool pool, GatewayMeters meters, ObjectMapper json) {
        this.pool = pool;
        this.meters = meters;
        this.json = json;
    }

    /**
     * The place that a dispatcher answers.
     *
     * @param agreed whether the dispatchers agreed on it without the store
     */
    @RegisterForReflection
    private record PlacementAnswer(
            String tenant,
            String meetingId,
            String node,
            @Nullable Instant since,
            boolean agreed) {

        Decision decision(NodeKind kind, boolean made) {
            return agreed || since == null
                    ? new Decision.Agreed(node, made)
                    : new Decision.Placed(new Placement(new MeetingKey(tenant, meetingId, kind), node, since), made);
        }
    }

    /**
     * The meeting's place, made if it has none.
     *
     * @param not nodes that are known to refuse, so that the meeting is not placed there
     */
    public Decision place(MeetingKey meeting, Set<String> not) {
        var body = Map.<String, Object>of(
                "tenant",
                meeting.tenant(),
                "meetingId",
                meeting.meetingId(),
                "kind",
                meeting.kind().toString(),
                "not",
                not);
        var answer = pool.ask(
                "/api/placements",
                request -> request.header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(written(body))));
        var decision = answer.map(given -> decision(meeting.kind(), given)).orElseGet(Decision.Unavailable::new);
        tell(!(decision instanceof Decision.Unavailable), answer);
        meters.placed(
                switch (decision) {
                    case Decision.Placed(var placement, var made) -> made ? "made" : "found";
                    case Decision.Agreed agreed -> "agreed";
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
                + encoded(placement.meeting().meetingId()) + "&kind="
                + placement.meeting().kind() + "&node=" + encoded(placement.node()) + "&since="
                + encoded(placement.since().toString());
        if (pool.ask("/api/placements" + query, HttpRequest.Builder::DELETE).isEmpty()) {
            LOG.debug("No dispatcher took the release of a placement; polling will find it");
        }
    }

    /** The address that a dispatcher answers. */
    @RegisterForReflection
    private record BestAnswer(String node, URI url) {}

    /** The address of the least-loaded node, for those who choose the room by themselves; empty if there is none now. */
    public Optional<URI> best(NodeKind kind) {
        var answer = pool.ask("/api/servers/best?kind=" + kind, HttpRequest.Builder::GET);
        tell(
                answer.filter(told -> told.statusCode() == 200 || told.statusCode() == 503)
                        .isPresent(),
                answer);
        return answer.filter(best -> best.statusCode() == 200)
                .flatMap(best -> read(best.body(), BestAnswer.class))
                .map(BestAnswer::url);
    }

    private Decision decision(NodeKind kind, HttpResponse<String> answer) {
        return switch (answer.statusCode()) {
            case 200, 201 ->
                read(answer.body(), PlacementAnswer.class)
                        .map(placed -> placed.decision(kind, answer.statusCode() == 201))
                        .orElseGet(Decision.Unavailable::new);
            case 409 -> new Decision.LimitReached();
            case 503 -> new Decision.NoCandidate();
            default -> new Decision.Unavailable();
        };
    }

    // Once when decisions fail, and once when they come again.
    private void tell(boolean decided, Optional<HttpResponse<String>> answer) {
        if (deciding.getAndSet(decided) == decided) {
            return;
        }
        if (decided) {
            LOG.info("Dispatchers decide again");
        } else {
            LOG.errorf(
                    "No dispatcher decides where new meetings go (%s). Running ones are joined. Look whether the"
                            + " dispatchers run, and whether ensemble.gateway.dispatchers and dispatcher-key are theirs.",
                    answer.map(strange -> "the answer is status " + strange.statusCode())
                            .orElse("none answers"));
        }
    }

    private <A> Optional<A> read(String body, Class<A> type) {
        try {
            return Optional.of(json.readValue(body, type));
        } catch (JsonProcessingException malformed) {
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
