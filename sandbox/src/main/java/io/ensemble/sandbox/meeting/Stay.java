package io.ensemble.sandbox.meeting;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * When one person was in a meeting.
 *
 * @param leaves one for each join, once the meeting is over
 */
public record Stay(Person person, List<Instant> joins, List<Instant> leaves) {

    public Stay {
        joins = List.copyOf(joins);
        leaves = List.copyOf(leaves);
    }

    /** All visits together. */
    public Duration length() {
        var sum = Duration.ZERO;
        for (var i = 0; i < leaves.size(); i++) {
            sum = sum.plus(Duration.between(joins.get(i), leaves.get(i)));
        }
        return sum;
    }
}
