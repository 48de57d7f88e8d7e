// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.capacity;

import static io.ensemble.dispatcher.capacity.CapacityRuleTest.RULE;
import static io.ensemble.dispatcher.capacity.CapacityRuleTest.demand;
import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.dispatcher.capacity.Wish.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class OutlookTest {

    private static final Instant START = Instant.parse("2026-03-23T08:00:00Z");
    private static final Duration LOOK_BACK = Duration.ofMinutes(10);
    private static final Duration LOWER_AFTER = Duration.ofMinutes(20);

    private final Outlook outlook = new Outlook(RULE, LOOK_BACK, LOWER_AFTER);

    @Test
    void afterAStartTheNodesThatAreThereAreHeldForAWhile() {
        assertThat(at(0, new Demand(0, 1, 5))).isEqualTo(new Wish(5, Reason.HELD));
        assertThat(at(19, new Demand(0, 1, 5))).isEqualTo(new Wish(5, Reason.HELD));
        assertThat(at(20, new Demand(0, 1, 5))).isEqualTo(new Wish(2, Reason.LOAD));
    }

    @Test
    void moreAreWantedAtOnceAndFewerAfterAWhile() {
        assertThat(at(0, demand(0))).isEqualTo(new Wish(2, Reason.LOAD));
        assertThat(at(1, demand(400))).isEqualTo(new Wish(5, Reason.LOAD));
        assertThat(at(2, demand(0))).isEqualTo(new Wish(5, Reason.HELD));
        assertThat(at(20, demand(0))).isEqualTo(new Wish(5, Reason.HELD));
        assertThat(at(21, demand(0))).isEqualTo(new Wish(2, Reason.LOAD));
    }

    @Test
    void aLoadThatGrowsAllTheTimeAsksForWhatItWillBe() {
        at(0, demand(100));
        assertThat(at(4, demand(140)).why()).isEqualTo(Reason.LOAD);
        // 20 people a minute, for 15 minutes more: 300, but no more than twice the 300 of now.
        assertThat(at(10, demand(300))).isEqualTo(new Wish(6, Reason.GROWTH));
    }

    @Test
    void whileNothingIsSeenTheLastNumberStays() {
        assertThat(outlook.look(START, new Demand(0, 1, 7), true)).isEqualTo(new Wish(7, Reason.BLIND));
        at(1, demand(400));
        assertThat(outlook.look(START.plus(Duration.ofHours(9)), demand(0), true))
                .isEqualTo(new Wish(5, Reason.BLIND));
    }

    @Property
    void aLoadAroundABoundStartsAndStopsNothing(
            @ForAll @Size(min = 30, max = 60) List<@DoubleRange(min = 170, max = 190) Double> loads) {
        var jittery = new Outlook(new CapacityRule(200, 0.7, 100, 1, 1, 20, Duration.ZERO, 1), LOOK_BACK, LOWER_AFTER);
        var changes = 0;
        var last = -1;
        for (var i = 0; i < loads.size(); i++) {
            var nodes = jittery.look(START.plusSeconds(10L * i), demand(loads.get(i)), false)
                    .nodes();
            changes += last >= 0 && nodes != last ? 1 : 0;
            last = nodes;
        }
        // Once up at most; 60 looks are half of the while after which it might go down.
        assertThat(changes).isLessThanOrEqualTo(1);
    }

    @Property
    void neverFewerThanTheLoadOfNowNeedsAndNeverBeyondTheBounds(
            @ForAll @Size(min = 1, max = 80) List<@DoubleRange(max = 5000) Double> loads) {
        var any = new Outlook(RULE, LOOK_BACK, LOWER_AFTER);
        for (var i = 0; i < loads.size(); i++) {
            var wish = any.look(START.plus(Duration.ofMinutes(i)), demand(loads.get(i)), false);
            assertThat(wish.nodes())
                    .isBetween(1, 20)
                    .isGreaterThanOrEqualTo(RULE.of(demand(loads.get(i)), 0).nodes());
        }
    }

    private Wish at(int minute, Demand demand) {
        return outlook.look(START.plus(Duration.ofMinutes(minute)), demand, false);
    }
}
