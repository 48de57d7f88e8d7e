package io.ensemble.fleet.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorStateTest {

    private static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_000L);
    private static final Node NODE = Node.bigBlueButton("a", URI.create("https://a.example.org"), new Secret("s"));

    @ParameterizedTest
    @CsvSource({
        "ENABLED,  CORDONED, CORDONED",
        "CORDONED, ENABLED,  ENABLED",
        "ENABLED,  DRAINING, DRAINING",
        "CORDONED, ,         CORDONED",
        "DRAINING, ENABLED,  DRAINING",
        "DRAINING, CORDONED, DRAINING",
        "DRAINING, DISABLED, DISABLED",
        "DRAINING, ,         DRAINING"
    })
    void itStandsOverTheSourcesUnlessTheNodeIsOnItsWayOut(NodeState source, NodeState operator, NodeState inForce) {
        var said = new OperatorState(Optional.ofNullable(operator), Optional.empty(), "anna", "", NOW);
        assertThat(said.over(NODE.in(source)).state()).isEqualTo(inForce);
    }

    @Test
    void onlyADrainingNodeHasADeadline() {
        assertThatThrownBy(() -> new OperatorState(Optional.of(NodeState.CORDONED), Optional.of(NOW), "anna", "", NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
