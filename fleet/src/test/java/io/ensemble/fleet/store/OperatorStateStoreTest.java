// SPDX-License-Identifier: Apache-2.0
package io.ensemble.fleet.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.fleet.audit.AuditEntry;
import io.ensemble.fleet.audit.Deed;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.node.OperatorState;
import io.ensemble.fleet.testing.RealRedis;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealRedis.class)
class OperatorStateStoreTest {

    private static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_123L);

    @Inject
    AuditStore audit;

    @Inject
    RedisDataSource redis;

    /** Two services with a memory of their own. */
    private OperatorStateStore one;

    private OperatorStateStore two;

    @BeforeEach
    void emptyStore() {
        redis.flushall();
        one = new OperatorStateStore(redis);
        two = new OperatorStateStore(redis);
    }

    @Test
    void aStateIsReadBackAndOnRecord() {
        var draining = new OperatorState(
                Optional.of(NodeState.DRAINING), Optional.of(NOW.plusSeconds(60)), "anna", "disk swap", NOW);
        say(one, "bbb-1", draining);

        assertThat(two.read()).containsOnlyKeys("bbb-1").containsValue(draining);
        assertThat(audit.latest(10)).containsExactly(entry("bbb-1", draining));
    }

    @Test
    void aStateThatIsSetTwiceByOneRequestIsOnRecordOnce() {
        say(one, "bbb-1", state(NodeState.CORDONED, NOW));
        say(one, "bbb-1", state(NodeState.CORDONED, NOW));

        assertThat(audit.latest(10)).hasSize(1);
    }

    @Test
    void whatAnEmptiedStoreHasLostIsPutBackByWhoeverReadIt() {
        // Given
        say(one, "bbb-1", state(NodeState.DISABLED, NOW));
        say(one, "bbb-2", state(NodeState.CORDONED, NOW));
        assertThat(one.keep()).isEmpty();
        assertThat(two.keep()).isEmpty();

        // When
        redis.flushall();

        // Then one of them does it
        assertThat(one.keep()).containsExactly("bbb-1", "bbb-2");
        assertThat(two.keep()).isEmpty();
        assertThat(two.read().get("bbb-1")).isEqualTo(state(NodeState.DISABLED, NOW));
    }

    @Test
    void whatWasSaidAfterTheLossStands() {
        // Given
        say(one, "bbb-1", state(NodeState.DISABLED, NOW));
        one.keep();
        redis.flushall();

        // When an operator was faster
        say(two, "bbb-1", state(NodeState.ENABLED, NOW.plusSeconds(1)));

        // Then
        assertThat(one.keep()).isEmpty();
        assertThat(one.read().get("bbb-1")).isEqualTo(state(NodeState.ENABLED, NOW.plusSeconds(1)));
    }

    @Test
    void whatWasTakenBackDoesNotComeBack() {
        // Given a service that has not looked since
        say(one, "bbb-1", state(NodeState.DISABLED, NOW));
        two.keep();
        var takenBack = new OperatorState(Optional.empty(), Optional.empty(), "anna", "", NOW.plusSeconds(1));
        say(one, "bbb-1", takenBack);

        // When
        assertThat(two.keep()).isEmpty();

        // Then
        assertThat(one.read().get("bbb-1")).isEqualTo(takenBack);
    }

    @Test
    void aClockThatRunsBehindHasTheLastWordAllTheSame() {
        say(one, "bbb-1", state(NodeState.DISABLED, NOW));
        one.keep();
        say(two, "bbb-1", state(NodeState.ENABLED, NOW.minusSeconds(3600)));

        assertThat(one.keep()).isEmpty();
        assertThat(one.read().get("bbb-1")).isEqualTo(state(NodeState.ENABLED, NOW.minusSeconds(3600)));
    }

    @Test
    void whatIsForgottenIsNotPutBack() {
        say(one, "bbb-1", state(NodeState.DISABLED, NOW));
        one.keep();
        one.forget(Set.of("bbb-1"));
        one.forget(Set.of());

        assertThat(one.keep()).isEmpty();
        assertThat(one.read()).isEmpty();
    }

    private static OperatorState state(NodeState state, Instant at) {
        return new OperatorState(Optional.of(state), Optional.empty(), "anna", "", at);
    }

    private static void say(OperatorStateStore store, String node, OperatorState state) {
        store.say(node, state, entry(node, state));
    }

    private static AuditEntry entry(String node, OperatorState state) {
        return new AuditEntry(
                state.at(), state.by(), node, Deed.STATE, state.state().toString(), state.why());
    }
}
