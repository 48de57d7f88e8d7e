// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.MeetingSighting;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.snapshot.Wrong;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PollerMetersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final PollerMeters meters = new PollerMeters(registry);

    @Test
    void processorsAreShownOnlyWhereTheyAreKnown() {
        meters.show(NodeKind.BIGBLUEBUTTON, sighting("a", OptionalDouble.of(0.25)));
        meters.show(NodeKind.BIGBLUEBUTTON, sighting("b", OptionalDouble.empty()));
        assertThat(values("ensemble.node.cpu.ratio")).containsExactly(0.25);

        meters.show(NodeKind.BIGBLUEBUTTON, sighting("a", OptionalDouble.of(0.5)));
        assertThat(values("ensemble.node.cpu.ratio")).containsExactly(0.5);

        meters.show(NodeKind.BIGBLUEBUTTON, sighting("a", OptionalDouble.empty()));
        assertThat(values("ensemble.node.cpu.ratio")).isEmpty();
    }

    @Test
    void aNodeOfAnotherPollerIsNotShown() {
        meters.polled("a", true, Instant.EPOCH, Instant.EPOCH.plusMillis(5));
        meters.show(NodeKind.BIGBLUEBUTTON, sighting("a", OptionalDouble.empty()));
        meters.show(NodeKind.BIGBLUEBUTTON, sighting("b", OptionalDouble.empty()));
        meters.keep(Set.of("b"));

        assertThat(values("ensemble.node.health")).hasSize(1);
        assertThat(registry.find("ensemble.poller.poll").timers()).isEmpty();
        assertThat(values("ensemble.poller.nodes")).containsExactly(1.0);
    }

    @Test
    void eachNodeSaysItsKindAndEachReasonForWhichItMayBeOut() {
        meters.show(NodeKind.JITSI, sighting("a", OptionalDouble.empty()));
        assertThat(values("ensemble.node.wrong")).hasSize(Wrong.values().length).containsOnly(0.0);
        assertThat(registry.get("ensemble.node.health")
                        .tags("node", "a", "kind", "jitsi")
                        .gauge()
                        .value())
                .isEqualTo(2);

        meters.show(NodeKind.JITSI, wrong("a", Wrong.CLOCK));
        assertThat(registry.get("ensemble.node.wrong")
                        .tags("node", "a", "reason", "clock")
                        .gauge()
                        .value())
                .isEqualTo(1);
        assertThat(registry.get("ensemble.node.wrong")
                        .tags("node", "a", "reason", "secret")
                        .gauge()
                        .value())
                .isZero();
    }

    @Test
    void aNodeThatBecameAnotherKindIsShownAsThatAlone() {
        meters.show(NodeKind.JITSI, sighting("a", OptionalDouble.empty()));
        meters.show(NodeKind.BIGBLUEBUTTON, sighting("a", OptionalDouble.empty()));
        assertThat(registry.find("ensemble.node.health").gauges())
                .extracting(gauge -> gauge.getId().getTag("kind"))
                .containsExactly("bigbluebutton");
    }

    @Test
    void whatAnotherPollerShowsIsHiddenUntilItIsShownHereAgain() {
        meters.keep(Set.of("a"));
        meters.show(NodeKind.BIGBLUEBUTTON, sighting("a", OptionalDouble.empty()));
        meters.showNone();
        assertThat(values("ensemble.node.health")).isEmpty();
        assertThat(values("ensemble.poller.nodes")).containsExactly(0.0);

        meters.show(NodeKind.BIGBLUEBUTTON, sighting("a", OptionalDouble.empty()));
        assertThat(values("ensemble.node.health")).containsExactly(2.0);
    }

    @Test
    void theAgeOfTheOldestMeetingIsShown() {
        meters.show(NodeKind.BIGBLUEBUTTON, meeting("a", Duration.ofHours(13)));
        assertThat(values("ensemble.node.oldest.meeting")).containsExactly(13 * 3600.0);
    }

    @Test
    void bothOutcomesOfPollsAreThereFromTheFirstOn() {
        meters.polled("a", true, Instant.EPOCH, Instant.EPOCH.plusMillis(5));
        assertThat(registry.get("ensemble.poller.poll")
                        .tags("outcome", "success")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("ensemble.poller.poll")
                        .tags("outcome", "failure")
                        .timer()
                        .count())
                .isZero();
    }

    private List<Double> values(String name) {
        return registry.find(name).gauges().stream().map(Gauge::value).toList();
    }

    private static NodeSighting sighting(String node, OptionalDouble cpu) {
        return new NodeSighting(node, Health.ONLINE, 0, 1, Optional.empty(), Optional.empty(), List.of()).withCpu(cpu);
    }

    private static NodeSighting wrong(String node, Wrong what) {
        return new NodeSighting(
                node,
                Health.UNSTABLE,
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                Optional.of(what),
                List.of());
    }

    private static NodeSighting meeting(String node, Duration age) {
        return new NodeSighting(
                node,
                Health.ONLINE,
                0,
                1,
                Optional.empty(),
                Optional.empty(),
                List.of(
                        new MeetingSighting("m", "i", age, 2, 1, 0, 0, false),
                        new MeetingSighting("n", "j", Duration.ofMinutes(1), 2, 1, 0, 0, false)));
    }
}
