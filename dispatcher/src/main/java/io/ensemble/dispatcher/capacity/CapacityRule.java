// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.capacity;

import io.ensemble.dispatcher.capacity.Wish.Reason;
import java.time.Duration;

/**
 * How many nodes a load needs: so many that it fits with a reserve, that none is filled beyond the target, and that some
 * may fail.
 *
 * @param peopleAtFull people who fill a node of weight 1
 * @param target share of a node that is to be filled at most, above 0, up to 1
 * @param reserve people for whom there must be room at once: the largest meeting that may begin
 * @param spare nodes that may fail
 * @param fewest nodes that are wanted in any case
 * @param most nodes that are wanted at most, whatever the load says
 * @param lookAhead how long a node takes from being wanted to being there
 * @param growthFactor how many times the load of now growth may be taken for, at most
 */
record CapacityRule(
        double peopleAtFull,
        double target,
        double reserve,
        int spare,
        int fewest,
        int most,
        Duration lookAhead,
        double growthFactor) {

    CapacityRule {
        if (fewest > most) {
            throw new IllegalArgumentException(
                    "ensemble.dispatcher.capacity.min-nodes (" + fewest + ") is above max-nodes (" + most + ")");
        }
    }

    /** The nodes that this demand needs, if it grows on by so many people a second. */
    Wish of(Demand demand, double growth) {
        var now = nodesFor(demand.load(), demand.weight());
        var soon = nodesFor(grown(demand.load(), growth), demand.weight());
        if (soon > most) {
            return new Wish(most, Reason.MAXIMUM);
        }
        if (soon < fewest) {
            return new Wish(fewest, Reason.MINIMUM);
        }
        return new Wish((int) soon, soon > now ? Reason.GROWTH : Reason.LOAD);
    }

    /** That number, if it is allowed; else the nearest that is. */
    int within(int nodes) {
        return Math.clamp(nodes, fewest, most);
    }

    private double grown(double load, double growth) {
        var ahead = load + Math.max(0, growth) * lookAhead.toSeconds();
        return Math.clamp(ahead, load, Math.max(load, load * growthFactor));
    }

    private double nodesFor(double load, double weight) {
        return Math.ceil((load + reserve) / (peopleAtFull * weight * target)) + spare;
    }
}
