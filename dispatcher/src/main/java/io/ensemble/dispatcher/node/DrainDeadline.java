// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.node;

import io.ensemble.dispatcher.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/** How an operator writes when a node must be empty. */
final class DrainDeadline {

    /** Longer than any meeting; whoever asks for more has mistyped. */
    private static final Duration LONGEST = Duration.ofDays(30);

    private DrainDeadline() {}

    /**
     * The time that is meant; the request ends with a problem if there is none.
     *
     * @param text a duration from now, such as {@code PT2H}, or a time, such as {@code 2026-10-01T04:00:00+02:00}
     */
    static Instant read(String text, Instant now) {
        try {
            var until = text.startsWith("P") || text.startsWith("-")
                    ? now.plus(Duration.parse(text))
                    : OffsetDateTime.parse(text).toInstant();
            if (until.isBefore(now)) {
                throw ProblemException.badRequest("deadline must not be in the past; it is now " + now);
            }
            if (until.isAfter(now.plus(LONGEST))) {
                throw ProblemException.badRequest("deadline must be within " + LONGEST.toDays() + " days");
            }
            return until;
        } catch (DateTimeException | ArithmeticException unreadable) {
            throw ProblemException.badRequest(
                    "deadline must be a duration such as PT30M, or a time with its offset such"
                            + " as 2026-10-01T04:00:00+02:00");
        }
    }
}
