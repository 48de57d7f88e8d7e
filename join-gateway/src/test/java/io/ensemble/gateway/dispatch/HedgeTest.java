package io.ensemble.gateway.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class HedgeTest {

    private static final Duration SLOW = Duration.ofMillis(20);

    private final Hedge hedge = new Hedge(SLOW, Duration.ofSeconds(10), InstantSource.system());
    private final Panel panel = new Panel();

    /** Several who may be asked. */
    private static class Panel implements Hedge.Question<String, String> {

        private final Map<String, CompletableFuture<String>> answers = new HashMap<>();
        private final List<String> said = new ArrayList<>();
        private Set<String> hopeless = Set.of();
        private boolean busy;

        @Override
        public CompletableFuture<String> ask(String candidate) {
            said.add("asked " + candidate);
            return Objects.requireNonNull(answers.get(candidate));
        }

        @Override
        public Hedge.Worth worth(String candidate, String answer) {
            return switch (answer) {
                case "bad" -> Hedge.Worth.NONE;
                case "perhaps" -> Hedge.Worth.SECOND_BEST;
                default -> Hedge.Worth.GOOD;
            };
        }

        @Override
        public boolean mayDoBetter(String candidate) {
            return !hopeless.contains(candidate);
        }

        @Override
        public void failed(String candidate) {
            said.add("failed " + candidate);
        }

        @Override
        public boolean answersOthers(String candidate, Instant since) {
            said.add("busy? " + candidate);
            return busy;
        }

        @Override
        public void slow(String candidate) {
            said.add("slow " + candidate);
        }

        Panel answering(String candidate, String answer) {
            answers.put(candidate, CompletableFuture.completedFuture(answer));
            return this;
        }

        Panel failing(String candidate) {
            answers.put(candidate, CompletableFuture.failedFuture(new IllegalStateException("refused")));
            return this;
        }

        Panel silent(String candidate) {
            answers.put(candidate, new CompletableFuture<>());
            return this;
        }
    }

    @Test
    void whoAnswersIsTheOnlyOneAsked() throws InterruptedException {
        panel.answering("a", "yes").answering("b", "yes too");
        assertThat(hedge.ask(List.of("a", "b"), panel)).contains("yes");
        assertThat(panel.said).containsExactly("asked a");
    }

    @Test
    void afterAFailureOrABadAnswerTheNextIsAskedAtOnce() throws InterruptedException {
        panel.failing("a").answering("b", "bad").answering("c", "yes");
        assertThat(new Hedge(Duration.ofHours(1), Duration.ofHours(1), InstantSource.system())
                        .ask(List.of("a", "b", "c"), panel))
                .contains("yes");
        assertThat(panel.said).containsExactly("asked a", "failed a", "asked b", "asked c");
    }

    @Test
    void aSilentOneIsOvertakenAndItsConnectionFreed() throws InterruptedException {
        panel.silent("a").answering("b", "yes");
        assertThat(hedge.ask(List.of("a", "b"), panel)).contains("yes");
        assertThat(panel.said).containsExactly("asked a", "busy? a", "slow a", "asked b");
        assertThat(panel.answers.get("a")).isCancelled();
    }

    @Test
    void oneThatIsBusyWithOthersIsGivenTwiceTheTimeAndNotBlamed() throws InterruptedException {
        panel.silent("a").answering("b", "yes");
        panel.busy = true;
        assertThat(hedge.ask(List.of("a", "b"), panel)).contains("yes");
        assertThat(panel.said).containsExactly("asked a", "busy? a", "busy? a", "asked b");
    }

    @Test
    void theSlowOneMayStillWin() throws InterruptedException {
        // Given a second one that is silent too, and has the first one answer when it is asked
        panel.silent("a").silent("b");
        var asked = new Panel() {
            @Override
            public CompletableFuture<String> ask(String candidate) {
                if (candidate.equals("b")) {
                    Objects.requireNonNull(panel.answers.get("a")).complete("late");
                }
                return panel.ask(candidate);
            }
        };
        assertThat(hedge.ask(List.of("a", "b"), asked)).contains("late");
    }

    @Test
    void aSecondBestAnswerIsTakenWhenNobodyHasAGoodOne() throws InterruptedException {
        panel.answering("a", "perhaps").answering("b", "yes");
        assertThat(hedge.ask(List.of("a", "b"), panel)).contains("yes");

        panel.answering("a", "perhaps").answering("b", "bad").failing("c");
        assertThat(new Hedge(Duration.ofHours(1), Duration.ofHours(1), InstantSource.system())
                        .ask(List.of("a", "b", "c"), panel))
                .contains("perhaps");
    }

    @Test
    void withASecondBestAnswerASilentOneIsWaitedForNoLongerThanIsSlow() throws InterruptedException {
        panel.answering("a", "perhaps").silent("b");
        assertThat(hedge.ask(List.of("a", "b"), panel)).contains("perhaps");
        assertThat(panel.said).containsExactly("asked a", "asked b", "busy? b", "slow b");
        assertThat(panel.answers.get("b")).isCancelled();
    }

    @Test
    void withASecondBestAnswerWhoCanDoNoBetterIsNotAsked() throws InterruptedException {
        panel.answering("a", "perhaps").answering("b", "yes").answering("c", "bad");
        panel.hopeless = Set.of("b");
        assertThat(hedge.ask(List.of("a", "b", "c"), panel)).contains("perhaps");
        assertThat(panel.said).containsExactly("asked a", "asked c");
    }

    @Test
    void aSecondBestAnswerIsBetterThanNoneAtTheDeadline() throws InterruptedException {
        panel.answering("a", "perhaps").silent("b");
        assertThat(new Hedge(Duration.ofHours(1), SLOW, InstantSource.system()).ask(List.of("a", "b"), panel))
                .contains("perhaps");
    }

    @Test
    void whenAllFailThereIsNoAnswer() throws InterruptedException {
        panel.failing("a").failing("b");
        assertThat(hedge.ask(List.of("a", "b"), panel)).isEmpty();
    }

    @Test
    void theDeadlineIsForAllTogether() throws InterruptedException {
        panel.silent("a").silent("b");
        assertThat(new Hedge(SLOW, SLOW.multipliedBy(5), InstantSource.system()).ask(List.of("a", "b"), panel))
                .isEmpty();
        assertThat(panel.answers.values()).allMatch(CompletableFuture::isCancelled);
    }
}
