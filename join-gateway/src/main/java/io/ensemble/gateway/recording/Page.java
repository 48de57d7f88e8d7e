package io.ensemble.gateway.recording;

import io.ensemble.bigbluebutton.Parameters;
import java.util.List;
import java.util.Optional;

/**
 * The part of a list that the caller asked for.
 *
 * @param offset how many come before it, 0 or more
 * @param limit how many there are at most, from 1 to 100
 */
record Page(int offset, int limit) {

    /** BigBlueButton's own limit: getRecordings, since 2.6. */
    static final int MAX_LIMIT = 100;

    static final String OFFSET = "offset";
    static final String LIMIT = "limit";

    /** What the parameters ask for. Without a limit that is a number there are no pages, as on a server. */
    static Optional<Page> of(Parameters parameters) {
        return number(parameters, LIMIT)
                .map(limit -> new Page(
                        Math.clamp(number(parameters, OFFSET).orElse(0L), 0, Integer.MAX_VALUE),
                        Math.clamp(limit, 1, MAX_LIMIT)));
    }

    <T> List<T> of(List<T> all) {
        return all.stream().skip(offset).limit(limit).toList();
    }

    private static Optional<Long> number(Parameters parameters, String name) {
        try {
            return Optional.of(Long.parseLong(parameters.text(name).strip()));
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }
}
