// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.health;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * When a node flaps, and how it is held back: each time that it is given up again doubles the good polls in a row that
 * bring it back, since each time people lose their meetings.
 *
 * @param times how often it must have been given up
 * @param within the time that is looked back
 * @param most good polls in a row that are ever asked for
 */
public record Flapping(int times, Duration within, int most) {

    public Flapping {
        if (times < 1 || most < 1 || within.isNegative()) {
            throw new IllegalArgumentException("A node is held back after at least 1 time, for at least 1 poll");
        }
    }

    /** Those of the times at which a node was given up that still count. */
    List<Instant> recent(List<Instant> lapses, Instant now) {
        return lapses.stream().filter(lapse -> lapse.isAfter(now.minus(within))).toList();
    }

    /**
     * Good polls in a row that bring a node back.
     *
     * @param usual those that a node needs that does not flap
     * @param lapses how often it was given up of late
     */
    int needed(int usual, int lapses) {
        var doublings = Math.min(lapses - times + 1, Integer.SIZE);
        return doublings <= 0 ? usual : Math.max(usual, (int) Math.min(most, (long) usual << doublings));
    }
}
