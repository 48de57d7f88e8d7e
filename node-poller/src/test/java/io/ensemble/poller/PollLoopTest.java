package io.ensemble.poller;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.Secret;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.store.ConfigurationStore;
import io.ensemble.fleet.store.LeaseStore;
import io.ensemble.fleet.store.SnapshotStore;
import io.ensemble.fleet.testing.RealRedis;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The loop over a real store and a node that answers over real HTTP. Ticks are given by hand. */
@QuarkusTest
@WithTestResource(RealRedis.class)
class PollLoopTest {

    private static final String MEETINGS = "<response><returncode>SUCCESS</returncode><meetings><meeting>"
            + "<meetingID>m</meetingID><participantCount>3</participantCount></meeting></meetings></response>";

    @Inject
    @Readiness
    PollLoop loop;

    @Inject
    LeaseStore leases;

    @Inject
    SnapshotStore snapshots;

    @Inject
    ConfigurationStore configuration;

    @Inject
    PollerConfig config;

    @Inject
    RedisDataSource redis;

    private HttpServer node;
    private volatile int status = 200;

    @BeforeEach
    void start() throws Exception {
        redis.flushall();
        node = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        node.createContext("/", exchange -> {
            var bytes = MEETINGS.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        node.start();
        configuration.writeNodes(List.of(Node.bigBlueButton(
                "bbb-01", URI.create("http://127.0.0.1:" + node.getAddress().getPort()), new Secret("s"))));
    }

    @AfterEach
    void stop() {
        node.stop(0);
        leases.giveBack("poller", "another");
    }

    @Test
    void theLeaderWritesWhatItSeesAndAFollowerNothing() {
        // Given another leader
        leases.hold("poller", "another", Duration.ofMinutes(1));

        // When, Then
        tick();
        assertThat(snapshots.read()).isEmpty();

        // And when that one gives the lead back, this one takes over
        leases.giveBack("poller", "another");
        awaitHealth(Health.ONLINE);
        assertThat(snapshots.read().orElseThrow().of("bbb-01").orElseThrow().participants())
                .isEqualTo(3);
    }

    @Test
    void aNodeThatFailsGoesDownStepByStepAndComesBack() {
        awaitHealth(Health.ONLINE);
        status = 502;
        awaitHealth(Health.UNSTABLE);
        awaitHealth(Health.OFFLINE);
        assertThat(snapshots.read().orElseThrow().of("bbb-01").orElseThrow().rooms())
                .isEqualTo(1);
        status = 200;
        awaitHealth(Health.ONLINE);
    }

    @Test
    void theDefaultsAreWhatTheDocumentationSays() {
        assertThat(config.interval()).isEqualTo(Duration.ofMillis(10)); // set for these tests
        assertThat(config.deadline()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.connectTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.lease()).isEqualTo(Duration.ofSeconds(15));
        assertThat(config.unstableAfter()).isEqualTo(1);
        assertThat(config.offlineAfter()).isEqualTo(3);
        assertThat(config.onlineAfter()).isEqualTo(2);
        assertThat(config.pollsAtOnce()).isEqualTo(256);
    }

    private void awaitHealth(Health health) {
        Awaitility.await(health.toString()).pollInterval(Duration.ofMillis(20)).until(() -> {
            tick();
            return snapshots.read().flatMap(snapshot -> snapshot.of("bbb-01")).stream()
                    .anyMatch(sighting -> sighting.health() == health);
        });
    }

    private void tick() {
        try {
            loop.tick();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
