// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.store.ConfigurationStore;
import io.ensemble.fleet.store.SnapshotStore;
import io.ensemble.fleet.testing.RealRedis;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node whose API takes its time: longer than the deadline, which is 1 s here, but not twice as long. */
@QuarkusTest
@WithTestResource(RealRedis.class)
@TestProfile(SlowNodeTest.ShortDeadline.class)
class SlowNodeTest {

    public static class ShortDeadline implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("ensemble.poller.deadline", "1s");
        }
    }

    @Inject
    @Readiness
    PollLoop loop;

    @Inject
    SnapshotStore snapshots;

    @Inject
    ConfigurationStore configuration;

    @Inject
    RedisDataSource redis;

    private final StubNode node = new StubNode("bbb-01");

    @BeforeEach
    void start() {
        redis.flushall();
        configuration.writeNodes(List.of(node.described()));
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void isTroubledAtOnceAndGivenUpOnlyWhenItSaysNothingForLonger() {
        // Given
        tickUntil("online", seen -> seen.health() == Health.ONLINE);

        // When it is slow
        node.answersAfter(Duration.ofMillis(1300));

        // Then it gets nothing new, but is not given up when the third poll in a row is beyond the deadline
        tickUntil("silent twice", seen -> seen.failures() == 2);
        tickUntil("heard after all", seen -> seen.failures() == 0);
        assertThat(seen().health()).isEqualTo(Health.UNSTABLE);
        assertThat(seen().lapses()).isEmpty();

        // And when it hangs, it is
        node.hangs();
        tickUntil("given up", seen -> seen.health() == Health.OFFLINE);
        assertThat(seen().failures()).isEqualTo(3);
    }

    private NodeSighting seen() {
        return snapshots.read().flatMap(snapshot -> snapshot.of("bbb-01")).orElseThrow();
    }

    private void tickUntil(String what, Predicate<NodeSighting> wanted) {
        Awaitility.await(what).pollInterval(Duration.ofMillis(20)).until(() -> {
            loop.tick();
            return snapshots
                    .read()
                    .flatMap(snapshot -> snapshot.of("bbb-01"))
                    .filter(wanted)
                    .isPresent();
        });
    }
}
