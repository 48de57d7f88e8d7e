package io.ensemble.sandbox.jitsi.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class BridgeWorkTest {

    @Test
    void isAStressOfOneHundredthForEachOfEightyPeople() {
        // Given: 8 rooms of 10, all with cameras
        var load = new Load(8, 80, 10, 80, 80, 720, 720, Collections.nCopies(8, 10));
        // When
        var stress = BridgeWork.coresFor(load) / 4 / 0.9;
        // Then
        assertThat(stress).isCloseTo(0.8, within(0.04));
    }

    @Test
    void isNearlyNothingWhileNobodyIsOnTheBridge() {
        assertThat(BridgeWork.coresFor(Load.of(List.of()))).isEqualTo(0.1);
    }
}
