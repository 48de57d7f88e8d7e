package io.ensemble.sandbox.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The two worked examples of section 4.2. */
class CpuModelTest {

    @Test
    void keepsEightCoresSeventyPercentBusyWithEightClasses() {
        // Given: 8 rooms of 25, 2 cameras each
        var demand = new Demand(200, 40, 160, 384, 0, 0, 0);
        // When
        var percent = 100 * CpuModel.busyCores(demand) / 8;
        // Then
        assertThat(percent).isCloseTo(70, within(0.5));
    }

    @Test
    void keepsFourCoresSixtyThreePercentBusyWithTwentyCameras() {
        // Given
        var demand = new Demand(20, 20, 0, 380, 0, 0, 0);
        // When
        var percent = 100 * CpuModel.busyCores(demand) / 4;
        // Then
        assertThat(percent).isCloseTo(63, within(0.5));
    }
}
