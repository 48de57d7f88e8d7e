package io.ensemble.fleet.store;

import io.ensemble.fleet.callback.Letter;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.stream.StreamMessage;
import io.quarkus.redis.datasource.stream.StreamRange;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Letters that were given up. */
@ApplicationScoped
public class DeadLetterStore {

    /** How long they are kept: an operator who was away for some weeks still finds them. */
    static final Duration KEPT = Duration.ofDays(30);

    /** How many are kept. A front end that is gone for good must not fill the store. */
    static final int MOST = 10_000;

    private static final Script RESEND = Script.named("outbox-resend");

    private final RedisDataSource redis;

    DeadLetterStore(RedisDataSource redis) {
        this.redis = redis;
    }

    /**
     * A letter that was given up.
     *
     * @param entry its place among them
     */
    public record DeadLetter(String entry, Letter letter) {}

    /** The latest ones, the last first. */
    public List<DeadLetter> latest(int atMost) {
        return redis.stream(String.class).xrevrange(Keys.OUTBOX_DEAD, StreamRange.of("+", "-"), atMost).stream()
                .map(DeadLetterStore::read)
                .toList();
    }

    /** The one at that place. */
    public Optional<DeadLetter> find(String entry) {
        return redis.stream(String.class).xrange(Keys.OUTBOX_DEAD, StreamRange.of(entry, entry)).stream()
                .map(DeadLetterStore::read)
                .findFirst();
    }

    /** Puts a letter back into the outbox, as if it had never been tried. Answers whether it was still there. */
    public boolean resend(DeadLetter dead) {
        return RESEND.run(
                                redis,
                                List.of(Keys.OUTBOX_DEAD, Keys.OUTBOX),
                                List.of(
                                        dead.entry(),
                                        FleetJson.write(dead.letter().anew())))
                        .toInteger()
                == 1;
    }

    /** Throws a letter away. Answers whether it was there. */
    public boolean drop(String entry) {
        return redis.stream(String.class).xdel(Keys.OUTBOX_DEAD, entry) == 1;
    }

    private static DeadLetter read(StreamMessage<String, String, String> message) {
        var json = Objects.requireNonNull(message.payload().get(OutboxStore.LETTER), "Our scripts write it");
        return new DeadLetter(message.id(), FleetJson.read(json, Letter.class));
    }
}
