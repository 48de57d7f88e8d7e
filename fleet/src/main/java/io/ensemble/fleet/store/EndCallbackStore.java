package io.ensemble.fleet.store;

import io.ensemble.fleet.placement.MeetingKey;
import io.quarkus.redis.datasource.RedisDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who wants to hear of the end of which meeting, in case that its node cannot tell any more. */
@ApplicationScoped
public class EndCallbackStore {

    /** Longer than any meeting; what ends sooner is forgotten sooner. */
    static final Duration TIME_TO_LIVE = Duration.ofDays(7);

    private static final Script REMEMBER = Script.named("end-callbacks-remember");
    private static final Script FORGET = Script.named("end-callbacks-forget");

    private final RedisDataSource redis;

    EndCallbackStore(RedisDataSource redis) {
        this.redis = redis;
    }

    /**
     * What a meeting's creation asked for.
     *
     * @param node that has the meeting
     * @param tokens of the callbacks that the node was given
     */
    public record Wanted(String node, List<String> tokens) {
        public Wanted {
            tokens = List.copyOf(tokens);
        }
    }

    /** Remembers what the creation of a meeting asked for, in place of what was remembered of it. */
    public void remember(MeetingKey meeting, Wanted wanted) {
        REMEMBER.run(
                redis,
                List.of(Keys.endCallbacks(meeting), Keys.endCallbacksOf(wanted.node()), Keys.END_NODES),
                List.of(
                        meeting.asText(),
                        wanted.node(),
                        String.join(" ", wanted.tokens()),
                        String.valueOf(TIME_TO_LIVE.toMillis())));
    }

    /** What is remembered of a meeting. */
    public Optional<Wanted> find(MeetingKey meeting) {
        var held = redis.hash(String.class).hgetall(Keys.endCallbacks(meeting));
        var node = held.get("node");
        var tokens = held.get("tokens");
        return node == null || tokens == null
                ? Optional.empty()
                : Optional.of(new Wanted(node, List.of(tokens.split(" "))));
    }

    /** Forgets a meeting, unless it was created anew since. */
    public void forget(MeetingKey meeting, Wanted wanted) {
        FORGET.run(
                redis,
                List.of(Keys.endCallbacks(meeting), Keys.endCallbacksOf(wanted.node()), Keys.END_NODES),
                List.of(meeting.asText(), wanted.node(), String.join(" ", wanted.tokens())));
    }

    /** The nodes with meetings whose end somebody wants to hear of, be they in the fleet or not. */
    public Set<String> nodes() {
        return redis.set(String.class).smembers(Keys.END_NODES);
    }

    /** The meetings on a node whose end somebody wants to hear of. */
    public Set<MeetingKey> on(String node) {
        return redis.set(String.class).smembers(Keys.endCallbacksOf(node)).stream()
                .map(MeetingKey::parse)
                .collect(Collectors.toUnmodifiableSet());
    }
}
