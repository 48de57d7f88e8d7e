// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.capacity;

import io.ensemble.dispatcher.capacity.Wish.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How many nodes of one kind are wanted, look by look. */
final class Outlook {

    private final CapacityRule rule;
    private final Trend trend;
    private final Steadiness steadiness;
    private Optional<Wish> last = Optional.empty();

    Outlook(CapacityRule rule, Duration lookBack, Duration lowerAfter) {
        this.rule = rule;
        this.trend = new Trend(lookBack);
        this.steadiness = new Steadiness(lowerAfter);
    }

    /**
     * What is wanted now.
     *
     * @param blind whether the demand is too old to judge by, or of a node unknown
     */
    Wish look(Instant now, Demand demand, boolean blind) {
        if (blind) {
            return last.orElseGet(() -> new Wish(rule.within(demand.enabled()), Reason.BLIND))
                    .because(Reason.BLIND);
        }
        if (last.isEmpty()) {
            // Nothing is known of the while before: the nodes that are there have their reason until that is over.
            steadiness.hold(now, rule.within(demand.enabled()));
        }
        var wish = steadiness.settle(now, rule.of(demand, trend.note(now, demand.load())));
        last = Optional.of(wish);
        return wish;
    }
}
