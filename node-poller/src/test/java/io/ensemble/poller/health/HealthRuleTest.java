package io.ensemble.poller.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.NodeSighting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class HealthRuleTest {

    private static final HealthRule RULE = new HealthRule(new Thresholds(1, 3, 2));

    @Example
    void oneFailureMakesANodeUnstableAndOneSuccessMendsIt() {
        assertThat(verdicts(true, false, true)).containsExactly(Health.ONLINE, Health.UNSTABLE, Health.ONLINE);
    }

    @Example
    void threeFailuresGiveANodeUpAndTwoSuccessesBringItBack() {
        assertThat(verdicts(true, false, false, false, true, false, true, true))
                .containsExactly(
                        Health.ONLINE,
                        Health.UNSTABLE,
                        Health.UNSTABLE,
                        Health.OFFLINE,
                        Health.OFFLINE,
                        Health.OFFLINE,
                        Health.OFFLINE,
                        Health.ONLINE);
    }

    @Example
    void aNewNodeIsOnlineWithItsFirstAnswerAndUnstableUntilThen() {
        assertThat(verdicts(true)).containsExactly(Health.ONLINE);
        assertThat(verdicts(false, false, false)).containsExactly(Health.UNSTABLE, Health.UNSTABLE, Health.OFFLINE);
    }

    @Example
    void aMilderThresholdLetsABlipPass() {
        var mild = new HealthRule(new Thresholds(2, 3, 1));
        assertThat(verdicts(mild, List.of(true, false, false, false, true)))
                .containsExactly(Health.ONLINE, Health.ONLINE, Health.UNSTABLE, Health.OFFLINE, Health.ONLINE);
    }

    @Example
    void thresholdsThatContradictEachOtherAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Thresholds(3, 2, 1))
                .withMessageContaining("offline-after (2) not below unstable-after (3)");
    }

    @Property
    void noNodeIsGivenUpOrBroughtBackSoonerThanTheThresholdsSay(@ForAll @Size(max = 40) List<Boolean> polls) {
        var verdicts = verdicts(RULE, polls);
        for (var i = 0; i < polls.size(); i++) {
            var before = i == 0 ? Optional.<Health>empty() : Optional.of(verdicts.get(i - 1));
            if (verdicts.get(i) == Health.OFFLINE && !before.equals(Optional.of(Health.OFFLINE))) {
                assertThat(polls.subList(Math.max(0, i - 2), i + 1)).containsExactly(false, false, false);
            }
            if (verdicts.get(i) == Health.ONLINE && before.equals(Optional.of(Health.OFFLINE))) {
                assertThat(polls.subList(i - 1, i + 1)).containsExactly(true, true);
            }
            assertThat(verdicts.get(i) == Health.ONLINE && !polls.get(i)).isFalse();
        }
    }

    private static List<Health> verdicts(Boolean... polls) {
        return verdicts(RULE, List.of(polls));
    }

    private static List<Health> verdicts(HealthRule rule, List<Boolean> polls) {
        var verdicts = new ArrayList<Health>();
        var last = Optional.<NodeSighting>empty();
        for (var good : polls) {
            var health = good ? rule.afterSuccess(last) : rule.afterFailure(last);
            verdicts.add(health);
            var failures = good ? 0 : last.map(NodeSighting::failures).orElse(0) + 1;
            var successes = good ? last.map(NodeSighting::successes).orElse(0) + 1 : 0;
            last = Optional.of(new NodeSighting(
                    "bbb-01", health, failures, successes, Optional.empty(), Optional.empty(), List.of()));
        }
        return verdicts;
    }
}
