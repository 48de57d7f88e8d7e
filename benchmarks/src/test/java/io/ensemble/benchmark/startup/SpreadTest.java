package io.ensemble.benchmark.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void theMedianIsNotMovedByOneOddRun() {
        var spread = Spread.of(List.of(1.0, 1.1, 90.0, 0.9, 1.2));

        assertThat(spread).isEqualTo(new Spread(5, 1.1, 1.0, 1.2, 0.9, 90.0));
    }

    @Test
    void liesBetweenTwoNeighbours() {
        assertThat(Spread.of(List.of(4.0, 1.0, 3.0, 2.0)).median()).isEqualTo(2.5);
    }

    @Test
    void nothingHasNoSpread() {
        assertThatThrownBy(() -> Spread.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
