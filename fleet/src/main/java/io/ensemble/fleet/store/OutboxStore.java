package io.ensemble.fleet.store;

import io.ensemble.fleet.callback.Letter;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.stream.StreamMessage;
import io.quarkus.redis.datasource.stream.XGroupCreateArgs;
import io.quarkus.redis.datasource.stream.XReadGroupArgs;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Letters on their way. One is in the stream until it is delivered, put off or given up, and each of these is one step in
 * the store; so whoever dies in between, somebody else takes it up again.
 */
@ApplicationScoped
public class OutboxStore {

    private static final Logger LOG = Logger.getLogger(OutboxStore.class);

    /** How long a letter is remembered: nodes repeat a callback for minutes, and rebuild a recording within days. */
    private static final Duration REMEMBERED = Duration.ofDays(7);

    /** Letters that are moved at once. The script holds up everybody else, so it stays short. */
    private static final int DUE_AT_ONCE = 100;

    private static final String GROUP = "gateways";
    static final String LETTER = "letter";

    private static final Script ENQUEUE = Script.named("outbox-enqueue");
    private static final Script DELIVERED = Script.named("outbox-delivered");
    private static final Script RETRY = Script.named("outbox-retry");
    private static final Script GIVE_UP = Script.named("outbox-give-up");
    private static final Script DUE = Script.named("outbox-due");
    private static final Script DEPTH = Script.named("outbox-depth");

    private final RedisDataSource redis;

    OutboxStore(RedisDataSource redis) {
        this.redis = redis;
    }

    /**
     * A letter that somebody has taken from the stream to deliver it.
     *
     * @param entry its place in the stream
     */
    public record Taken(String entry, Letter letter) {}

    /** How many letters there are. */
    public record Depth(long waiting, long due, long dead) {}

    /** Puts a letter in, unless one with its id was there within the last week. Answers whether it was put in. */
    public boolean put(Letter letter) {
        return ENQUEUE.run(
                                redis,
                                List.of(Keys.outboxKnown(letter.id()), Keys.OUTBOX),
                                List.of(millis(REMEMBERED), FleetJson.write(letter)))
                        .toInteger()
                == 1;
    }

    /** Makes ready to take letters. Doing so again changes nothing. */
    public void open() {
        try {
            redis.stream(String.class).xgroupCreate(Keys.OUTBOX, GROUP, "0", new XGroupCreateArgs().mkstream());
        } catch (RuntimeException refused) {
            if (!String.valueOf(refused.getMessage()).contains("BUSYGROUP")) {
                throw refused;
            }
        }
    }

    /** Takes letters that nobody has taken; waits a while if there are none. */
    public List<Taken> take(String taker, int atMost, Duration patience) {
        var arguments = new XReadGroupArgs().count(atMost).block(patience);
        return letters(redis.stream(String.class).xreadgroup(GROUP, taker, Keys.OUTBOX, ">", arguments));
    }

    /** Takes over letters that somebody else took long ago and has not settled. */
    public List<Taken> takeOver(String taker, int atMost, Duration takenAtLeast) {
        return letters(redis.stream(String.class)
                .xautoclaim(Keys.OUTBOX, GROUP, taker, takenAtLeast, "0-0", atMost)
                .getMessages());
    }

    /** Whether a letter was delivered already, by somebody who could not settle it. */
    public boolean wasDelivered(Letter letter) {
        return "delivered".equals(redis.value(String.class).get(Keys.outboxKnown(letter.id())));
    }

    /** Settles a letter that was delivered. */
    public void delivered(Taken taken) {
        DELIVERED.run(
                redis,
                List.of(Keys.OUTBOX, Keys.outboxKnown(taken.letter().id())),
                List.of(GROUP, taken.entry(), millis(REMEMBERED)));
    }

    /** Puts a letter off until then. */
    public void retry(Taken taken, Letter changed, Instant at) {
        RETRY.run(
                redis,
                List.of(Keys.OUTBOX, Keys.OUTBOX_DUE),
                List.of(GROUP, taken.entry(), String.valueOf(at.toEpochMilli()), FleetJson.write(changed)));
    }

    /** Gives a letter up: an operator may look at it, and send it again. */
    public void giveUp(Taken taken, Letter changed, Instant now) {
        GIVE_UP.run(
                redis,
                List.of(Keys.OUTBOX, Keys.OUTBOX_DEAD),
                List.of(
                        GROUP,
                        taken.entry(),
                        FleetJson.write(changed),
                        String.valueOf(DeadLetterStore.MOST),
                        String.valueOf(now.minus(DeadLetterStore.KEPT).toEpochMilli())));
    }

    /** Brings back the letters that were put off until now. Answers how many there were. */
    public int bringBack(Instant now) {
        return DUE.run(
                        redis,
                        List.of(Keys.OUTBOX_DUE, Keys.OUTBOX),
                        List.of(String.valueOf(now.toEpochMilli()), String.valueOf(DUE_AT_ONCE)))
                .toInteger();
    }

    /** How many letters there are. */
    public Depth depth() {
        var counts = DEPTH.run(redis, List.of(Keys.OUTBOX, Keys.OUTBOX_DUE, Keys.OUTBOX_DEAD), List.of());
        return new Depth(
                counts.get(0).toLong(), counts.get(1).toLong(), counts.get(2).toLong());
    }

    private static List<Taken> letters(List<StreamMessage<String, String, String>> messages) {
        var letters = new ArrayList<Taken>();
        for (var message : messages) {
            letter(message.payload()).ifPresent(letter -> letters.add(new Taken(message.id(), letter)));
        }
        return letters;
    }

    // A newer gateway may write what this one cannot read: it stays where it is, and the newer one will take it over.
    private static Optional<Letter> letter(Map<String, String> fields) {
        try {
            return Optional.ofNullable(fields.get(LETTER)).map(json -> FleetJson.read(json, Letter.class));
        } catch (IllegalStateException unreadable) {
            LOG.warnf("A letter in the outbox is left to others: %s", unreadable.getMessage());
            return Optional.empty();
        }
    }

    private static String millis(Duration duration) {
        return String.valueOf(duration.toMillis());
    }
}
