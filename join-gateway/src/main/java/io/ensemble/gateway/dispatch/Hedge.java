package io.ensemble.gateway.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks several the same question, which may be answered more than once without harm: the first one; the next as soon as
 * one fails, or is slow. Nobody who was asked is given up for that; the first good answer wins. One that is busy with
 * others is given twice the time: asking everything twice would only make a rush longer. A second-best answer counts when
 * all others who may have a better one were asked too, and had their time.
 *
 * @param slowAfter how long one may take before the next is asked as well
 * @param deadline for the whole
 */
record Hedge(Duration slowAfter, Duration deadline, InstantSource clock) {

    /** What an answer is worth. */
    enum Worth {
        /** It is what was asked for. */
        GOOD,
        /** It is better than none. */
        SECOND_BEST,
        /** It is none. */
        NONE
    }

    /** Puts a question, and judges what comes back. */
    interface Question<C, A> {

        /** Asks one of them. */
        CompletableFuture<A> ask(C candidate);

        /** What the answer is worth. */
        Worth worth(C candidate, A answer);

        /** Whether one who was not asked yet may have a better answer than the second best. */
        boolean mayDoBetter(C candidate);

        /** One did not answer; the reason may be anything. */
        void failed(C candidate);

        /** Whether one has answered others since then: then it is busy, and not away. */
        boolean answersOthers(C candidate, Instant since);

        /** One is slow, and answers nobody. */
        void slow(C candidate);
    }

    private record Outcome<C, A>(C candidate, @Nullable A answer) {}

    /** The first good answer, else the first second-best one; empty if there is none in time. */
    <C, A> Optional<A> ask(Collection<C> candidates, Question<C, A> question) throws InterruptedException {
        return new Round<>(candidates, question).best();
    }

    private final class Round<C, A> {

        private final ArrayDeque<C> waiting;
        private final Question<C, A> question;
        private final List<C> silent = new ArrayList<>();
        private final List<CompletableFuture<A>> underWay = new ArrayList<>();
        private final LinkedBlockingQueue<Outcome<C, A>> outcomes = new LinkedBlockingQueue<>();

        private Optional<A> secondBest = Optional.empty();
        private Instant askedAt = Instant.MIN;
        private boolean wasBusy;

        Round(Collection<C> candidates, Question<C, A> question) {
            this.waiting = new ArrayDeque<>(candidates);
            this.question = question;
        }

        Optional<A> best() throws InterruptedException {
            var end = clock.instant().plus(deadline);
            try {
                askNext();
                while (!silent.isEmpty()) {
                    var left = Duration.between(clock.instant(), end);
                    if (!left.isPositive()) {
                        return secondBest;
                    }
                    var patience = slowAfter.compareTo(left) < 0 ? slowAfter : left;
                    var outcome = outcomes.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
                    if (outcome == null) {
                        losePatience();
                    } else if (settle(outcome) == Worth.GOOD) {
                        return Optional.ofNullable(outcome.answer());
                    } else {
                        askNext();
                    }
                }
                return secondBest;
            } finally {
                // Frees the connections of those whom nobody waits for any more.
                underWay.forEach(answer -> answer.cancel(true));
            }
        }

        private void losePatience() {
            var last = silent.getLast();
            var busy = question.answersOthers(last, askedAt);
            if (busy && !wasBusy) {
                wasBusy = true;
                return;
            }
            if (!busy) {
                question.slow(last);
            }
            if (secondBest.isPresent() && waiting.isEmpty()) {
                silent.clear();
            } else {
                askNext();
            }
        }

        private void askNext() {
            var candidate = waiting.poll();
            if (candidate == null) {
                return;
            }
            silent.add(candidate);
            askedAt = clock.instant();
            wasBusy = false;
            var answer = question.ask(candidate);
            underWay.add(answer);
            var _ = answer.whenComplete((good, failure) -> outcomes.add(new Outcome<>(candidate, good)));
        }

        private Worth settle(Outcome<C, A> outcome) {
            silent.remove(outcome.candidate());
            var answer = outcome.answer();
            if (answer == null) {
                question.failed(outcome.candidate());
                return Worth.NONE;
            }
            var worth = question.worth(outcome.candidate(), answer);
            if (worth == Worth.SECOND_BEST) {
                secondBest = secondBest.or(() -> Optional.of(answer));
                waiting.removeIf(candidate -> !question.mayDoBetter(candidate));
            }
            return worth;
        }
    }
}
