package io.ensemble.dispatcher;

import static io.ensemble.dispatcher.Stage.withKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeSource;
import io.ensemble.fleet.node.Secret;
import io.ensemble.fleet.store.ConfigurationStore;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.store.SourceStore;
import io.ensemble.fleet.store.StoreAccess;
import io.ensemble.fleet.testing.RealRedis;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealRedis.class)
@WithTestResource(DispatcherSettings.class)
class FileWatchTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @Inject
    Stage stage;

    @Inject
    FleetView view;

    @Inject
    ConfigurationStore configuration;

    @Inject
    SourceStore sources;

    @Inject
    StoreAccess store;

    @Inject
    RedisDataSource redis;

    @BeforeEach
    void twoNodes() {
        stage.idleNodes(2);
    }

    @Test
    void aChangeOfTheFileTakesEffect() {
        DispatcherSettings.write(stage.file(), DispatcherSettings.nodes(3));
        await().atMost(SOON).until(() -> view.nodes().size() == 3);
    }

    @Test
    void aSecretThatChangesInItsOwnFileTakesEffect() {
        // Given
        var secret = stage.file().resolveSibling("secret-of-bbb-1");
        DispatcherSettings.write(secret, "first");
        DispatcherSettings.write(
                stage.file(), DispatcherSettings.nodes(2).replaceFirst("secret: \\S+", "secret: file:" + secret));
        await().atMost(SOON).until(() -> secretOf("bbb-1").equals("first"));

        // When
        DispatcherSettings.write(secret, "second");

        // Then
        await().atMost(SOON).until(() -> secretOf("bbb-1").equals("second"));
    }

    private String secretOf(String node) {
        return view.node(node).orElseThrow().secret().value();
    }

    @Test
    void aStateThatTheFileGivesIsOnRecord() {
        DispatcherSettings.write(
                stage.file(), DispatcherSettings.nodes(2).replaceFirst("( +)secret: \\S+", "$0\n$1state: disabled"));
        await().atMost(SOON)
                .untilAsserted(() -> withKey()
                        .get("/api/audit?node=bbb-1&limit=1")
                        .then()
                        .body("[0].deed", equalTo("state"))
                        .body("[0].what", equalTo("disabled"))
                        .body("[0].by", equalTo("nodes.yaml")));
    }

    @Test
    void aBadFileIsRefusedWithItsLineAndTheLastGoodOneStays() {
        var told = new Told();
        var log = Logger.getLogger("io.ensemble.dispatcher.configuration.PublishedFile");
        log.addHandler(told);
        try {
            // When the kind in line 7 is bad
            var bad = DispatcherSettings.nodes(2).lines().toList();
            var lines = new ArrayList<>(bad);
            lines.set(6, "    kind: zoom");
            DispatcherSettings.write(stage.file(), String.join("\n", lines));

            // Then
            await().atMost(SOON)
                    .until(() -> told.lines.stream().anyMatch(line -> line.startsWith("nodes.yaml line 7:")));
            assertThat(view.nodes()).hasSize(2);

            // And when it is good again
            DispatcherSettings.write(stage.file(), DispatcherSettings.nodes(4));
            await().atMost(SOON).until(() -> view.nodes().size() == 4);
        } finally {
            log.removeHandler(told);
        }
    }

    @Test
    void anEmptiedStoreIsFilledAgain() {
        redis.flushall();
        await().atMost(SOON)
                .until(() -> configuration.readNodes().map(List::size).equals(Optional.of(2))
                        && configuration.readTenants().isPresent());
    }

    @Test
    void aStoreThatIsBackWithWhatItHadSavedBeforeIsToldAgain() {
        // Given
        sources.write(
                NodeSource.FILE,
                List.of(Node.bigBlueButton("bbb-1", URI.create("https://bbb-1.example.org"), new Secret("of old"))));
        redis.execute("CLIENT", "PAUSE", "3000", "ALL");
        await().until(store::away);

        // When
        await().atMost(SOON).until(() -> !store.away());

        // Then
        await().atMost(SOON)
                .until(() ->
                        sources.read().getOrDefault(NodeSource.FILE, List.of()).size() == 2);
    }

    /** Remembers what was logged. */
    private static final class Told extends Handler {

        private final List<String> lines = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord line) {
            lines.add(new PatternFormatter("%s").format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
