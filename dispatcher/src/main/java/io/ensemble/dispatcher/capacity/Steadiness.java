// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.capacity;

import io.ensemble.dispatcher.capacity.Wish.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * More nodes at once, fewer only when fewer would have done for a whole while: the most that was wanted in that time. So a
 * load that goes up and down around a bound starts and stops nothing.
 */
final class Steadiness {

    private final Duration lowerAfter;

    /** What was wanted, the oldest and largest first: whatever something larger has followed is of no more use. */
    private final Deque<Past> past = new ArrayDeque<>();

    private record Past(Instant at, int nodes) {}

    Steadiness(Duration lowerAfter) {
        this.lowerAfter = lowerAfter;
    }

    /** Takes note of so many nodes, which are kept for the while. */
    void hold(Instant now, int nodes) {
        past.removeIf(before -> !before.at().plus(lowerAfter).isAfter(now));
        while (!past.isEmpty() && past.peekLast().nodes() <= nodes) {
            past.removeLast();
        }
        past.addLast(new Past(now, nodes));
    }

    /** What is wanted now, in the light of what was wanted of late. */
    Wish settle(Instant now, Wish wish) {
        hold(now, wish.nodes());
        var most = past.getFirst().nodes();
        return most > wish.nodes() ? new Wish(most, Reason.HELD) : wish;
    }
}
