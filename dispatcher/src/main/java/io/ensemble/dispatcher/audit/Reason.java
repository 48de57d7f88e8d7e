// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.audit;

import io.ensemble.dispatcher.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for something, and why: both in the operator's own words, since a key does not tell who holds it.
 *
 * @param by never empty
 * @param why empty if nothing was said
 */
public record Reason(String by, String why) {

    /** A name, or the name of a script and its host. */
    private static final int LONGEST_BY = 64;

    /** A few sentences or the address of a ticket; it is shown in a table. */
    private static final int LONGEST_WHY = 500;

    private static final String NOBODY = "an operator";

    /** The reason that a request gives; the request ends with a problem if it cannot be used. */
    public static Reason given(@Nullable String by, @Nullable String why) {
        var name = checked("by", by, LONGEST_BY);
        return new Reason(name.isEmpty() ? NOBODY : name, checked("why", why, LONGEST_WHY));
    }

    /** As it is added to a line of the log. */
    public String inWords() {
        return why.isEmpty() ? "no reason given" : why;
    }

    private static String checked(String name, @Nullable String text, int longest) {
        var stripped = text == null ? "" : text.strip();
        if (stripped.length() > longest) {
            throw ProblemException.badRequest(
                    name + " must not be longer than " + longest + " characters; this has " + stripped.length());
        }
        // A line break would forge lines of the log.
        if (stripped.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.badRequest(name + " must not have line breaks or control characters");
        }
        return stripped;
    }
}
