// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CpuReadingsTest {

    private final MovingClock clock = new MovingClock();
    private final CpuReadings readings = Fixture.readings(clock);

    @Test
    void aReadingHoldsForAMinute() {
        readings.note("a", 0.25);
        clock.passes(Duration.ofSeconds(60));
        assertThat(readings.of("a")).hasValue(0.25);
        clock.passes(Duration.ofMillis(1));
        assertThat(readings.of("a")).isEmpty();
    }

    @Test
    void whatWasNeverReadIsUnknownAndNotZero() {
        assertThat(readings.of("a")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, 55, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void whatIsNoShareIsUnknownFromThenOn(double nonsense) {
        readings.note("a", 0.25);
        readings.note("a", nonsense);
        assertThat(readings.of("a")).isEmpty();
    }

    @Test
    void theNoiseOfExtrapolationIsAShare() {
        readings.note("a", -0.004);
        assertThat(readings.of("a")).hasValue(0);
        readings.note("a", 1.004);
        assertThat(readings.of("a")).hasValue(1);
    }

    @Test
    void nodesOfOthersAreForgotten() {
        readings.note("a", 0.25);
        readings.note("b", 0.5);
        readings.keep(Set.of("b"));
        assertThat(readings.of("a")).isEmpty();
        assertThat(readings.of("b")).hasValue(0.5);
    }
}
