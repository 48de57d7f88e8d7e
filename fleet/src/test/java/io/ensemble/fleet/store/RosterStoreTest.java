// SPDX-License-Identifier: Apache-2.0
package io.ensemble.fleet.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.fleet.audit.AuditEntry;
import io.ensemble.fleet.audit.Deed;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeOrigin;
import io.ensemble.fleet.node.NodeSource;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.node.Roster;
import io.ensemble.fleet.node.Secret;
import io.ensemble.fleet.testing.RealRedis;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealRedis.class)
class RosterStoreTest {

    private static final Instant NOW = Instant.ofEpochMilli(1_700_000_000_123L);
    private static final Node NODE = Node.bigBlueButton("bbb-ü", URI.create("https://a.example.org"), new Secret("s"));

    private static final Roster LISTED =
            new Roster(List.of(NODE), Map.of("bbb-ü", NodeOrigin.listedBy(NodeSource.PROMETHEUS)));

    private static final Roster LEAVING = new Roster(
            List.of(NODE.in(NodeState.DRAINING)),
            Map.of("bbb-ü", NodeOrigin.left(NodeSource.PROMETHEUS, NOW, "listed no more")));

    @Inject
    RosterStore rosters;

    @Inject
    SourceStore sources;

    @Inject
    ConfigurationStore configuration;

    @Inject
    AuditStore audit;

    @Inject
    RedisDataSource redis;

    @BeforeEach
    void emptyStore() {
        redis.flushall();
    }

    @Test
    void whatIsPublishedIsReadByAll() {
        var nothing = rosters.read();
        assertThat(nothing.roster()).isEmpty();

        var change = new AuditEntry(NOW, "Prometheus", "bbb-ü", Deed.ADDED, "listed", "");
        assertThat(rosters.publish(LISTED, nothing.edition(), List.of(change))).isTrue();

        assertThat(rosters.read().roster()).contains(LISTED);
        assertThat(configuration.readNodes()).contains(List.of(NODE));
        assertThat(audit.latest(10)).containsExactly(change);
    }

    @Test
    void whoeverIsSecondHasToReadAgain() {
        // Given two dispatchers that have read the same
        rosters.publish(LISTED, rosters.read().edition(), List.of());
        var edition = rosters.read().edition();
        assertThat(rosters.publish(LEAVING, edition, List.of())).isTrue();

        // When
        var late = rosters.publish(
                Roster.EMPTY, edition, List.of(new AuditEntry(NOW, "x", "bbb-ü", Deed.GONE, "out of the fleet", "")));

        // Then
        assertThat(late).isFalse();
        assertThat(rosters.read().roster()).contains(LEAVING);
        assertThat(audit.latest(10)).isEmpty();
    }

    @Test
    void nodesOfWhichNothingElseIsKnownAreARosterToo() {
        configuration.writeNodes(List.of(NODE));
        assertThat(rosters.read().roster()).contains(new Roster(List.of(NODE), Map.of()));
    }

    @Test
    void eachSourceSpeaksForItself() {
        assertThat(sources.read()).isEmpty();
        sources.write(NodeSource.FILE, List.of());
        sources.write(NodeSource.PROMETHEUS, List.of(NODE));

        assertThat(sources.knows(NodeSource.FILE)).isTrue();
        assertThat(sources.read()).isEqualTo(Map.of(NodeSource.FILE, List.of(), NodeSource.PROMETHEUS, List.of(NODE)));
    }
}
