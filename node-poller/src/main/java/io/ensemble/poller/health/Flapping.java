// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.health;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * When a node flaps, and how it is held back: each time that it is given up again, or fails again right after an answer,
 * doubles the good polls in a row that bring it back, since each time people lose their meetings, or cannot begin one.
 *
 * @param times how often it must have been given up
 * @param stumbles how often it must have failed right after an answer
 * @param within the time that is looked back
 * @param most good polls in a row that are ever asked for
 */
public record Flapping(int times, int stumbles, Duration within, int most) {

    public Flapping {
        if (times < 1 || stumbles < 1 || most < 1 || within.isNegative()) {
            throw new IllegalArgumentException("A node is held back after at least 1 time, for at least 1 poll");
        }
    }

    /** Those of the times at which a node failed that still count. */
    List<Instant> recent(List<Instant> failed, Instant now) {
        return failed.stream().filter(time -> time.isAfter(now.minus(within))).toList();
    }

    /** The same with one more; the oldest go when more would change nothing. */
    List<Instant> withAnother(List<Instant> stumbled, Instant now) {
        return Stream.concat(stumbled.stream(), Stream.of(now))
                .skip(Math.max(0, stumbled.size() + 1 - stumbles - Integer.SIZE))
                .toList();
    }

    /**
     * Good polls in a row that bring a node back that was given up.
     *
     * @param usual those that a node needs that does not flap
     * @param lapses how often it was given up of late
     * @param stumbled how often it failed right after an answer of late
     */
    int needed(int usual, int lapses, int stumbled) {
        return Math.max(doubled(usual, lapses - times + 1), neededToBeSteady(usual, stumbled));
    }

    /** The same for a node that was not given up. */
    int neededToBeSteady(int usual, int stumbled) {
        return doubled(usual, stumbled - stumbles + 1);
    }

    private int doubled(int usual, int doublings) {
        return doublings <= 0
                ? usual
                : Math.max(usual, (int) Math.min(most, (long) usual << Math.min(doublings, Integer.SIZE)));
    }
}
