// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.cpu;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.node.Secret;
import io.ensemble.poller.PollerConfig;
import io.ensemble.poller.fetch.BoundedGet;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** What tests of this package begin with. */
final class Fixture {

    private Fixture() {}

    static CpuReadings readings(InstantSource clock) {
        var config = mock(PollerConfig.class);
        when(config.cpuMaxAge()).thenReturn(Duration.ofSeconds(60));
        return new CpuReadings(config, clock);
    }

    static BoundedGet http() {
        return within(Duration.ofSeconds(5));
    }

    /** For those who hang. */
    static BoundedGet impatient() {
        return within(Duration.ofMillis(300));
    }

    private static BoundedGet within(Duration deadline) {
        return new BoundedGet(deadline, deadline, 10_000);
    }

    static Node node(String id, Optional<URI> exporter) {
        return new Node(
                id,
                NodeKind.BIGBLUEBUTTON,
                URI.create("https://" + id + ".example.org"),
                new Secret("s"),
                NodeState.ENABLED,
                Set.of(),
                1,
                exporter,
                Optional.empty());
    }
}
