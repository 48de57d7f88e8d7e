// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.fleet.store.ConfigurationStore;
import io.ensemble.fleet.store.PollerStore;
import io.ensemble.fleet.store.SnapshotStore;
import io.ensemble.fleet.store.StoreAccess;
import io.ensemble.fleet.store.TroubleStore;
import io.ensemble.fleet.testing.RealRedis;
import io.ensemble.poller.share.Membership;
import io.ensemble.poller.watch.Watches;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a node is looked at before its turn: its turn comes once an hour here. */
@QuarkusTest
@WithTestResource(RealRedis.class)
@TestProfile(SeldomLooksTest.OnceAnHour.class)
class SeldomLooksTest {

    public static class OnceAnHour implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("ensemble.poller.interval", "1h");
        }
    }

    @Inject
    @Readiness
    PollLoop loop;

    @Inject
    Watches watches;

    @Inject
    Membership membership;

    @Inject
    SnapshotStore snapshots;

    @Inject
    TroubleStore troubles;

    @Inject
    PollerStore pollers;

    @Inject
    ConfigurationStore configuration;

    @Inject
    StoreAccess store;

    @Inject
    RedisDataSource redis;

    private final StubNode node = new StubNode("bbb-01");

    @BeforeEach
    void start() {
        redis.flushall();
        configuration.writeNodes(List.of(node.described()));
        loop.tick();
        Awaitility.await("looked at").until(() -> node.asked() > 0);
        // What comes of a first tick after another test may be a second look.
        loop.tick();
    }

    @AfterEach
    void stop() {
        pollers.leave("another");
        node.close();
    }

    @Test
    void aNodeThatIsReportedInTroubleIsLookedAtAtOnceAndOncePerReport() {
        // Given
        var before = settled();

        // When
        troubles.report("bbb-01");
        loop.tick();

        // Then
        Awaitility.await("looked at").until(() -> node.asked() == before + 1);
        loop.tick();
        assertThat(settled()).isEqualTo(before + 1);
    }

    @Test
    void aNodeThatKeepsALookWaitingIsSparedUntilItAnswersAndNotLookedAtForIt() {
        // Given
        var before = settled();
        node.answersAfter(Duration.ofMillis(1200));

        // When
        watches.lookNow();

        // Then
        Awaitility.await("spared")
                .pollInterval(Duration.ofMillis(10))
                .until(() -> troubles.toSpare().equals(Set.of("bbb-01")));
        loop.tick();
        Awaitility.await("spared no more").until(() -> troubles.toSpare().isEmpty());
        loop.tick();
        assertThat(settled()).isEqualTo(before + 1);
    }

    @Test
    void whenThePollersChangeItsOwnNodesAreLookedAtAtOnce() {
        // Given a node that stays this poller's own: one of thirty, almost certainly
        var names =
                IntStream.range(0, 30).mapToObj(i -> node.described("bbb-" + i)).toList();
        configuration.writeNodes(names);
        loop.tick();
        var before = settled();

        // When
        pollers.hold("another", Duration.ofMinutes(1));
        loop.tick();

        // Then
        Awaitility.await("looked at").until(() -> node.asked() > before);
    }

    @Test
    void whenTheStoreIsBackAllAreLookedAtAtOnce() {
        // Given
        var before = settled();

        // When
        redis.execute("CLIENT", "PAUSE", "2500", "ALL");
        Awaitility.await("away").until(() -> {
            loop.tick();
            return store.away();
        });
        assertThat(node.asked()).isEqualTo(before);

        // Then
        Awaitility.await("looked at").until(() -> {
            loop.tick();
            return node.asked() > before;
        });
    }

    @Test
    void whatWasSeenWhileTheStoreWasAwayCountsAlsoIfTheLeaseRanOut() {
        // Given two looks at a node that fails, while the store is away
        settled();
        redis.execute("CLIENT", "PAUSE", "3000", "ALL");
        Awaitility.await("away").until(() -> {
            loop.tick();
            return store.away();
        });
        node.answers(502);
        for (var look = 0; look < 2; look++) {
            var before = settled();
            watches.lookNow();
            Awaitility.await("looked at").until(() -> node.asked() > before);
        }
        settled();

        // When it is back, and this poller has to join anew
        Awaitility.await("back").until(() -> {
            loop.tick();
            return !store.away();
        });
        pollers.leave(membership.known().orElseThrow().self());
        loop.tick();

        // Then the failures of all looks are counted
        Awaitility.await("counted")
                .until(() -> snapshots
                        .read()
                        .orElseThrow()
                        .of("bbb-01")
                        .filter(sighting -> sighting.failures() >= 3)
                        .isPresent());
    }

    /** How often it was asked when no look is under way any more. */
    private long settled() {
        var last = new AtomicLong(-1);
        Awaitility.await().during(Duration.ofMillis(200)).until(() -> last.getAndSet(node.asked()) == node.asked());
        return last.get();
    }
}
