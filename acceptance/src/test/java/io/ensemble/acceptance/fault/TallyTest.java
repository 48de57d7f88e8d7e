package io.ensemble.acceptance.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.acceptance.fault.Sent.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TallyTest {

    private static final Instant FAULT = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void countsWhatBeganAfterTheFaultOrWasUnderWay() {
        var tally = Tally.since(
                FAULT, List.of(good(Kind.JOIN, -2_000, 100), good(Kind.JOIN, -50, 100), failed(Kind.JOIN, 500, 100)));

        assertThat(tally.sent()).isEqualTo(2);
        assertThat(tally.failed()).isOne();
        assertThat(tally.failedJoins()).isOne();
    }

    @Test
    void allSucceedAgainWhenTheLastOneBeganThatFailed() {
        var tally = Tally.since(
                FAULT,
                List.of(
                        failed(Kind.CREATE, 1_000, 8_000),
                        good(Kind.CREATE, 1_500, 100),
                        failed(Kind.CREATE, 3_000, 10),
                        good(Kind.CREATE, 4_000, 700)));

        assertThat(tally.untilGood()).isEqualTo(Duration.ofSeconds(3));
        assertThat(tally.slowest()).isEqualTo(Duration.ofMillis(700));
        assertThat(tally.failedJoins()).isZero();
        assertThat(tally.why()).isEqualTo("2 x CREATE: status 504");
    }

    @Test
    void withoutAFailureNothingHadToBecomeGoodAgain() {
        assertThat(Tally.since(FAULT, List.of(good(Kind.END, 10, 10))).untilGood())
                .isZero();
    }

    private static Sent good(Kind kind, long beganAfter, long took) {
        return new Sent(kind, FAULT.plusMillis(beganAfter), Duration.ofMillis(took), Optional.empty());
    }

    private static Sent failed(Kind kind, long beganAfter, long took) {
        return new Sent(kind, FAULT.plusMillis(beganAfter), Duration.ofMillis(took), Optional.of("status 504"));
    }
}
