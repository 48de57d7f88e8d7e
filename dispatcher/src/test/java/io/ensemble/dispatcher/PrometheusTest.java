// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher;

import static io.ensemble.dispatcher.FakePrometheus.answer;
import static io.ensemble.dispatcher.FakePrometheus.target;
import static io.ensemble.dispatcher.Stage.meeting;
import static io.ensemble.dispatcher.Stage.withKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.ensemble.fleet.node.NodeSource;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.node.Secret;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.store.SourceStore;
import io.ensemble.fleet.store.StoreAccess;
import io.ensemble.fleet.testing.RealRedis;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node leaves here when it was missing for 2 s. */
@QuarkusTest
@WithTestResource(RealRedis.class)
@WithTestResource(DispatcherSettings.class)
@WithTestResource(FakePrometheus.class)
class PrometheusTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Stage stage;

    @Inject
    FleetView view;

    @Inject
    SourceStore sources;

    @Inject
    StoreAccess store;

    @Inject
    RedisDataSource redis;

    @BeforeEach
    void oneNodeInTheFileAndTwoInPrometheus() {
        FakePrometheus.says(200, answer(target("bbb", "p-1"), target("bbb", "p-2"), target("other", "p-3")));
        stage.nodes(DispatcherSettings.nodes(1));
        stage.see(
                stage.seen("bbb-1", Health.ONLINE), stage.seen("p-1", Health.ONLINE), stage.seen("p-2", Health.ONLINE));
        await().atMost(SOON)
                .until(() -> view.nodes().keySet().equals(java.util.Set.of("bbb-1", "p-1", "p-2"))
                        && view.nodes().values().stream().allMatch(node -> node.state() == NodeState.ENABLED));
    }

    @AfterEach
    void asBefore() {
        FakePrometheus.says(200, answer(target("bbb", "p-1"), target("bbb", "p-2")));
    }

    @Test
    void theTargetsOfTheJobAreNodes() {
        assertThat(view.node("p-1").orElseThrow().secret()).isEqualTo(new Secret("the-secret-of-p-1"));
        withKey()
                .get("/api/nodes")
                .then()
                .body("find { it.id == 'p-1' }.source", equalTo("prometheus"))
                .body("find { it.id == 'p-1' }.stateSource", equalTo("prometheus"))
                .body("find { it.id == 'p-1' }.left", nullValue())
                .body("find { it.id == 'p-1' }.out", nullValue())
                .body("find { it.id == 'bbb-1' }.source", equalTo("file"));
    }

    @Test
    void aStoreThatIsBackWithWhatItHadSavedBeforeIsToldAgain() {
        // Given
        sources.write(NodeSource.PROMETHEUS, List.of());
        redis.execute("CLIENT", "PAUSE", "3000", "ALL");
        await().until(store::away);

        // When
        await().atMost(SOON).until(() -> !store.away());

        // Then
        await().atMost(SOON)
                .until(() -> sources.read()
                                .getOrDefault(NodeSource.PROMETHEUS, List.of())
                                .size()
                        == 2);
    }

    @Test
    void aPrometheusThatFailsTakesNothingAway() {
        Runnable[] ways = {
            FakePrometheus::hangs,
            () -> FakePrometheus.says(500, ""),
            () -> FakePrometheus.says(200, "<html>Welcome to nginx!</html>"),
            () -> FakePrometheus.says(200, answer().substring(0, 40)),
            () -> FakePrometheus.says(200, "{\"status\":\"error\",\"errorType\":\"bad_data\"}"),
            () -> FakePrometheus.says(200, "{}"),
            () -> FakePrometheus.says(200, FakePrometheus.NOTHING),
            () -> FakePrometheus.says(200, answer(target("other", "p-1"))),
            () -> FakePrometheus.says(200, answer(target("bbb", "Not An Id")))
        };
        for (var way : ways) {
            way.run();
            var before = FakePrometheus.asked();
            await().atMost(SOON).until(() -> FakePrometheus.asked() >= before + 3);
            assertThat(view.nodes()).containsOnlyKeys("bbb-1", "p-1", "p-2");
            assertThat(view.nodes().values()).allMatch(node -> node.state() == NodeState.ENABLED);
        }
    }

    @Test
    void aNodeThatLeavesIsDrainedAndNotDropped() {
        // Given a node with a meeting
        stage.see(
                stage.seen("bbb-1", Health.ONLINE),
                stage.seen("p-1", Health.ONLINE),
                stage.seen("p-2", Health.ONLINE, meeting("biology", Duration.ofHours(1), 3)));

        // When
        FakePrometheus.says(200, answer(target("bbb", "p-1")));

        // Then
        await().atMost(SOON).until(() -> state("p-2") == NodeState.DRAINING);
        withKey()
                .get("/api/nodes")
                .then()
                .body("find { it.id == 'p-2' }.stateSource", equalTo("left"))
                .body("find { it.id == 'p-2' }.left.at", notNullValue())
                .body("find { it.id == 'p-2' }.left.why", equalTo("Prometheus lists it no more"))
                .body("find { it.id == 'p-2' }.out", equalTo("Prometheus lists it no more"));

        // And while it has its meeting it stays, and an operator does not bring it back
        withKey()
                .contentType("application/json")
                .body("{\"state\":\"enabled\"}")
                .put("/api/nodes/p-2/state");
        stage.see(
                stage.seen("bbb-1", Health.ONLINE),
                stage.seen("p-1", Health.ONLINE),
                stage.seen("p-2", Health.ONLINE, meeting("biology", Duration.ofHours(1), 3)));
        await().during(Duration.ofSeconds(2)).atMost(SOON).until(() -> state("p-2") == NodeState.DRAINING);

        // And when the meeting is over it goes: when it was missing in two answers, so that its place is free
        await().atMost(SOON).pollInterval(Duration.ofMillis(1500)).until(() -> {
            stage.see(stage.seen("p-1", Health.ONLINE), stage.seen("p-2", Health.ONLINE));
            return view.node("p-2").isEmpty();
        });
        withKey()
                .get("/api/audit?node=p-2")
                .then()
                .body("deed[0]", equalTo("gone"))
                .body("by[0]", equalTo("Prometheus"));
    }

    @Test
    void aNodeThatComesBackTakesMeetingsAgain() {
        stage.see(stage.seen("p-2", Health.ONLINE, meeting("biology", Duration.ofHours(1), 3)));
        FakePrometheus.says(200, answer(target("bbb", "p-1")));
        await().atMost(SOON).until(() -> state("p-2") == NodeState.DRAINING);

        FakePrometheus.says(200, answer(target("bbb", "p-1"), target("bbb", "p-2")));
        await().atMost(SOON).until(() -> state("p-2") == NodeState.ENABLED);
    }

    @Test
    void theFileWinsOverPrometheus() {
        DispatcherSettings.write(
                stage.file(), DispatcherSettings.nodes(1).replace("secret:", "weight: 4.0\n    secret:"));
        FakePrometheus.says(200, answer(target("bbb", "bbb-1"), target("bbb", "p-1"), target("bbb", "p-2")));
        await().atMost(SOON)
                .until(() -> view.node("bbb-1").map(node -> node.weight()).equals(java.util.Optional.of(4.0)));
        assertThat(view.nodes()).containsOnlyKeys("bbb-1", "p-1", "p-2");
        assertThat(List.copyOf(view.nodes().keySet())).first().isEqualTo("bbb-1");
    }

    private NodeState state(String node) {
        return view.node(node).map(known -> known.state()).orElse(NodeState.DISABLED);
    }
}
