package io.ensemble.dispatcher.problem;

import java.time.Duration;
import java.util.Optional;

/** Ends a request with a problem as its answer. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final transient Optional<Duration> retryAfter;

    private ProblemException(Problem problem, Optional<Duration> retryAfter) {
        // Without a stack trace: it is an answer, not a mistake.
        super(problem.detail(), null, false, false);
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    /** What the caller sent cannot be used. */
    public static ProblemException badRequest(String detail) {
        return new ProblemException(Problem.of(400, "bad-request", "Bad request", detail), Optional.empty());
    }

    /** What the caller means is not there. */
    public static ProblemException notFound(String code, String title, String detail) {
        return new ProblemException(Problem.of(404, code, title, detail), Optional.empty());
    }

    /** It does not go together with what is there. */
    public static ProblemException conflict(String code, String title, String detail) {
        return new ProblemException(Problem.of(409, code, title, detail), Optional.empty());
    }

    /** It cannot be done now. */
    public static ProblemException unavailable(String code, String title, String detail, Duration retryAfter) {
        return new ProblemException(Problem.of(503, code, title, detail), Optional.of(retryAfter));
    }

    Problem problem() {
        return problem;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
