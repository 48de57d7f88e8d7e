// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ensemble.dispatcher.capacity.Wish.Reason;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CapacityRuleTest {

    /** A node takes 200 people and is filled to 140. */
    static final CapacityRule RULE = new CapacityRule(200, 0.7, 100, 1, 1, 20, Duration.ofMinutes(15), 2);

    @Test
    void anIdleFleetHasRoomForTheLargestMeetingAndANodeToSpare() {
        assertThat(RULE.of(demand(0), 0)).isEqualTo(new Wish(2, Reason.LOAD));
    }

    @Test
    void loadAndReserveFitWithinTheTarget() {
        assertThat(RULE.of(demand(180), 0)).isEqualTo(new Wish(3, Reason.LOAD));
        assertThat(RULE.of(demand(181), 0)).isEqualTo(new Wish(4, Reason.LOAD));
    }

    @Test
    void nodesOfTwiceTheWeightAreWantedHalfAsOften() {
        assertThat(RULE.of(new Demand(460, 2, 3), 0)).isEqualTo(new Wish(3, Reason.LOAD));
    }

    @Test
    void growthIsMetBeforeItIsHere() {
        // 0.2 people a second are 180 in a quarter of an hour.
        assertThat(RULE.of(demand(180), 0.2)).isEqualTo(new Wish(5, Reason.GROWTH));
    }

    @Test
    void growthCountsForNoMoreThanTheLoadDoubled() {
        assertThat(RULE.of(demand(180), 1000)).isEqualTo(RULE.of(demand(180), 0.2));
    }

    @Test
    void theOperatorsBoundsHold() {
        var bounded = new CapacityRule(200, 0.7, 100, 1, 4, 6, Duration.ofMinutes(15), 2);
        assertThat(bounded.of(demand(0), 0)).isEqualTo(new Wish(4, Reason.MINIMUM));
        assertThat(bounded.of(demand(1e12), 0)).isEqualTo(new Wish(6, Reason.MAXIMUM));
        assertThatThrownBy(() -> new CapacityRule(200, 0.7, 100, 1, 7, 6, Duration.ofMinutes(15), 2))
                .hasMessageContaining("max-nodes");
    }

    @Property
    void theNumberIsAlwaysWithinTheBounds(
            @ForAll @DoubleRange(max = 1e9) double load,
            @ForAll @DoubleRange(min = -1e6, max = 1e6) double growth,
            @ForAll @DoubleRange(min = 0.01, max = 100) double weight) {
        assertThat(RULE.of(new Demand(load, weight, 1), growth).nodes()).isBetween(1, 20);
    }

    @Property
    void moreLoadOrGrowthNeverAsksForFewer(
            @ForAll @DoubleRange(max = 4000) double load,
            @ForAll @DoubleRange(max = 500) double more,
            @ForAll @DoubleRange(min = -2, max = 2) double growth,
            @ForAll @DoubleRange(max = 2) double faster) {
        var nodes = RULE.of(demand(load), growth).nodes();
        assertThat(RULE.of(demand(load + more), growth).nodes()).isGreaterThanOrEqualTo(nodes);
        assertThat(RULE.of(demand(load), growth + faster).nodes()).isGreaterThanOrEqualTo(nodes);
    }

    @Property
    void withAllSpareNodesDeadTheLoadStillFits(
            @ForAll @DoubleRange(max = 2000) double load, @ForAll @IntRange(max = 3) int spare) {
        var rule = new CapacityRule(200, 0.7, 100, spare, 1, 1000, Duration.ofMinutes(15), 2);
        var left = rule.of(demand(load), 0).nodes() - spare;
        assertThat(left * 140.0).isGreaterThanOrEqualTo(load + 100);
    }

    static Demand demand(double load) {
        return new Demand(load, 1, 1);
    }
}
