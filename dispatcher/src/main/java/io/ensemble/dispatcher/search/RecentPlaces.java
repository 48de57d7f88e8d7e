// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.search;

import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.placement.Placement;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The places that this dispatcher told of late: what polling has not seen yet, and what a store that went away took along. */
final class RecentPlaces {

    /** Some minutes of a busy fleet; each takes a few hundred bytes. */
    private static final int MOST = 10_000;

    /** Until a meeting of which we told is listed by its node: its creation, and a poll. */
    private static final Duration BEFORE_LISTED = Duration.ofSeconds(15);

    private final Map<MeetingKey, Placement> places = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<MeetingKey, Placement> eldest) {
            return size() > MOST;
        }
    };

    /** The meeting has that place, as of the placement's {@code since}. */
    synchronized void remember(Placement placement) {
        places.remove(placement.meeting());
        places.put(placement.meeting(), placement);
    }

    /** The meeting is no longer on that node. */
    synchronized void forget(MeetingKey meeting, String node) {
        var known = places.get(meeting);
        if (known != null && known.node().equals(node)) {
            places.remove(meeting);
        }
    }

    /**
     * Where the meeting is.
     *
     * @param answered when a node last listed its meetings: what it lists tells more than what we remember
     */
    synchronized Optional<String> of(MeetingKey meeting, java.util.function.Function<String, Instant> answered) {
        return Optional.ofNullable(places.get(meeting))
                .filter(place -> place.since().plus(BEFORE_LISTED).isAfter(answered.apply(place.node())))
                .map(Placement::node);
    }

    /** How many meetings of the tenant are remembered that pass the test. */
    synchronized long count(java.util.function.Predicate<Placement> test) {
        return places.values().stream().filter(test).count();
    }
}
