package io.ensemble.fleet.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.fleet.callback.Callback;
import io.ensemble.fleet.callback.CallbackKind;
import io.ensemble.fleet.callback.Letter;
import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.store.DeadLetterStore.DeadLetter;
import io.ensemble.fleet.store.OutboxStore.Depth;
import io.ensemble.fleet.store.OutboxStore.Taken;
import io.ensemble.fleet.testing.RealRedis;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealRedis.class)
class OutboxStoreTest {

    private static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_123L);
    private static final Duration AT_ONCE = Duration.ofMillis(1);
    private static final Letter LETTER = Letter.fresh(
            "id-1",
            new Callback(CallbackKind.END, new MeetingKey("moodle", "bio"), "https://m.example.org/?x=ü", "{}"),
            NOW);

    @Inject
    OutboxStore outbox;

    @Inject
    DeadLetterStore deadLetters;

    @Inject
    RedisDataSource redis;

    @BeforeEach
    void emptyStore() {
        redis.flushall();
        outbox.open();
    }

    @Test
    void openingTwiceChangesNothing() {
        outbox.put(LETTER);
        outbox.open();
        assertThat(take("a")).extracting(Taken::letter).containsExactly(LETTER);
    }

    @Test
    void whatNodesRepeatIsTakenOnce() {
        // When
        assertThat(outbox.put(LETTER)).isTrue();
        assertThat(outbox.put(LETTER.failed("told again"))).isFalse();

        // Then one gateway gets it, and nobody else
        assertThat(take("a")).hasSize(1);
        assertThat(take("b")).isEmpty();

        // And not even after its delivery is it taken once more
        outbox.delivered(new Taken("0-1", LETTER));
        assertThat(outbox.put(LETTER)).isFalse();
    }

    @Test
    void aDeliveredLetterIsGoneAndRemembered() {
        // Given
        outbox.put(LETTER);
        var taken = take("a").getFirst();
        assertThat(outbox.wasDelivered(LETTER)).isFalse();

        // When
        outbox.delivered(taken);

        // Then
        assertThat(outbox.wasDelivered(LETTER)).isTrue();
        assertThat(outbox.depth()).isEqualTo(new Depth(0, 0, 0));
        assertThat(outbox.takeOver("b", 16, Duration.ZERO)).isEmpty();
    }

    @Test
    void whatALostGatewayTookIsTakenOver() {
        // Given
        outbox.put(LETTER);
        var lost = take("lost").getFirst();

        // When, Then: not before its time
        assertThat(outbox.takeOver("b", 16, Duration.ofMinutes(1))).isEmpty();
        assertThat(outbox.takeOver("b", 16, Duration.ZERO)).containsExactly(lost);

        // And when the other one has put it off, the lost one, back again, cannot do so as well
        outbox.retry(lost, LETTER.failed("one"), NOW);
        outbox.retry(lost, LETTER.failed("two"), NOW);
        outbox.giveUp(lost, LETTER.failed("three"), NOW);
        assertThat(outbox.depth()).isEqualTo(new Depth(0, 1, 0));
    }

    @Test
    void aLetterThatIsPutOffComesBackInTime() {
        // Given
        outbox.put(LETTER);
        var failed = LETTER.failed("the answer is 503");
        outbox.retry(take("a").getFirst(), failed, NOW.plusSeconds(5));

        // When, Then
        assertThat(outbox.bringBack(NOW.plusSeconds(4))).isZero();
        assertThat(take("a")).isEmpty();
        assertThat(outbox.bringBack(NOW.plusSeconds(5))).isOne();
        assertThat(outbox.bringBack(NOW.plusSeconds(5))).isZero();
        assertThat(take("a")).extracting(Taken::letter).containsExactly(failed);
    }

    @Test
    void anOperatorSendsADeadLetterAgainOnce() {
        // Given
        outbox.put(LETTER);
        outbox.giveUp(take("a").getFirst(), LETTER.failed("nobody knows the host"), Instant.now());
        var dead = deadLetters.latest(10).getFirst();
        assertThat(dead.letter()).isEqualTo(LETTER.failed("nobody knows the host"));
        assertThat(deadLetters.find(dead.entry())).contains(dead);

        // When
        assertThat(deadLetters.resend(dead)).isTrue();
        assertThat(deadLetters.resend(dead)).isFalse();

        // Then
        assertThat(take("a")).extracting(Taken::letter).containsExactly(LETTER);
        assertThat(deadLetters.latest(10)).isEmpty();
        assertThat(deadLetters.find(dead.entry())).isEmpty();
    }

    @Test
    void anOperatorThrowsADeadLetterAway() {
        // Given
        outbox.put(LETTER);
        outbox.giveUp(take("a").getFirst(), LETTER.failed("gone"), Instant.now());
        var entry = deadLetters.latest(10).stream().map(DeadLetter::entry).findFirst();

        // When, Then
        assertThat(deadLetters.drop(entry.orElseThrow())).isTrue();
        assertThat(deadLetters.drop(entry.orElseThrow())).isFalse();
        assertThat(outbox.depth().dead()).isZero();
    }

    @Test
    void aLetterOfANewerVersionIsLeftToIt() {
        // Given
        redis.execute("XADD", "ensemble:outbox", "*", "letter", "{\"callback\":{\"kind\":\"PIGEON\"}}");
        outbox.put(LETTER);

        // When, Then
        assertThat(take("a")).extracting(Taken::letter).containsExactly(LETTER);
        assertThat(outbox.depth().waiting()).isEqualTo(2);
    }

    private List<Taken> take(String taker) {
        return outbox.take(taker, 16, AT_ONCE);
    }
}
