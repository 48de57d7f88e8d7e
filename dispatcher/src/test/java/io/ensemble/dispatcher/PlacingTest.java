package io.ensemble.dispatcher;

import static io.ensemble.dispatcher.Stage.meeting;
import static io.ensemble.dispatcher.Stage.placing;
import static io.ensemble.dispatcher.Stage.withKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.store.TroubleStore;
import io.ensemble.fleet.testing.RealRedis;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealRedis.class)
@WithTestResource(DispatcherSettings.class)
class PlacingTest {

    @Inject
    Stage stage;

    @Inject
    TroubleStore troubles;

    @BeforeEach
    void fourIdleNodes() {
        stage.idleNodes(4);
    }

    @Test
    void aMeetingIsPlacedOnceAndFoundThenOn() {
        // When
        String node = placing("biology")
                .post("/api/placements")
                .then()
                .statusCode(201)
                .body("tenant", equalTo("default"))
                .body("meetingId", equalTo("biology"))
                .body("since", not(blankOrNullString()))
                .extract()
                .path("node");

        // Then
        placing("biology").post("/api/placements").then().statusCode(200).body("node", equalTo(node));
        withKey()
                .get("/api/placements?tenant=default&meetingId=biology")
                .then()
                .statusCode(200)
                .body("node", equalTo(node));
    }

    @Test
    void aReleasedMeetingIsOnNoNode() {
        String node = placing("biology").post("/api/placements").path("node");

        // When it is released, from another node first
        withKey()
                .delete("/api/placements?tenant=default&meetingId=biology&node=bbb-other")
                .then()
                .statusCode(204);
        withKey().get("/api/placements?tenant=default&meetingId=biology").then().statusCode(200);
        var release = "/api/placements?tenant=default&meetingId=biology&node=" + node;
        withKey().delete(release).then().statusCode(204);
        withKey().delete(release).then().statusCode(204);

        // Then
        withKey()
                .get("/api/placements?tenant=default&meetingId=biology")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("no-placement"));
    }

    @Test
    void manyCallersForOneMeetingMakeOnePlacement() throws Exception {
        // When
        var statuses =
                atOnce(200, _ -> placing("biology").post("/api/placements").statusCode());

        // Then
        assertThat(Collections.frequency(statuses, 201)).isEqualTo(1);
        assertThat(Collections.frequency(statuses, 200)).isEqualTo(199);
    }

    @Test
    void nodesThatKeepTheirPollerWaitingAreSparedAtOnce() {
        // When
        for (var node : List.of("bbb-1", "bbb-2", "bbb-3")) {
            troubles.late(node);
        }

        // Then, but for a moment
        await().until(() -> placing("first-" + UUID.randomUUID())
                .post("/api/placements")
                .<String>path("node")
                .equals("bbb-4"));
        var nodes = IntStream.range(0, 8)
                .mapToObj(i -> placing("meeting-" + i).post("/api/placements").<String>path("node"));
        assertThat(nodes).containsOnly("bbb-4");
    }

    @Test
    void aBurstIsSpreadEvenly() throws Exception {
        // When
        var nodes =
                atOnce(200, i -> placing("meeting-" + i).post("/api/placements").<String>path("node"));

        // Then
        var perNode = nodes.stream().collect(Collectors.groupingBy(node -> node, Collectors.counting()));
        assertThat(perNode)
                .hasSize(4)
                .allSatisfy((_, count) -> assertThat(count).isBetween(49L, 51L));
    }

    @Test
    void theLeastLoadedNodeIsTaken() {
        // Given
        stage.see(
                stage.seen("bbb-1", Health.ONLINE, meeting("aa", Duration.ofHours(1), 30)),
                stage.seen("bbb-2", Health.ONLINE, meeting("bb", Duration.ofHours(1), 29)),
                stage.seen("bbb-3", Health.ONLINE, meeting("cc", Duration.ofHours(1), 31)),
                stage.seen("bbb-4", Health.ONLINE, meeting("dd", Duration.ofHours(1), 40)));

        // Then
        placing("biology").post("/api/placements").then().statusCode(201).body("node", equalTo("bbb-2"));
    }

    @Test
    void cordonedDisabledAndOfflineNodesTakeNothing() {
        // Given
        stage.see(
                stage.seen("bbb-1", Health.ONLINE),
                stage.seen("bbb-2", Health.ONLINE),
                stage.seen("bbb-3", Health.OFFLINE),
                stage.seen("bbb-4", Health.ONLINE));
        set("bbb-1", NodeState.CORDONED);
        set("bbb-2", NodeState.DISABLED);

        // Then
        for (var i = 0; i < 8; i++) {
            placing("meeting-" + i)
                    .post("/api/placements")
                    .then()
                    .statusCode(201)
                    .body("node", equalTo("bbb-4"));
        }
    }

    @Test
    void withoutACandidateTheAnswerSaysWhy() {
        // Given
        stage.see(
                stage.seen("bbb-1", Health.ONLINE),
                stage.seen("bbb-2", Health.ONLINE),
                stage.seen("bbb-3", Health.OFFLINE),
                stage.seen("bbb-4", Health.OFFLINE));
        set("bbb-1", NodeState.CORDONED);
        set("bbb-2", NodeState.CORDONED);

        // Then
        placing("biology")
                .post("/api/placements")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "5")
                .body("code", equalTo("no-candidate"))
                .body("detail", equalTo("4 nodes: 2 cordoned, 2 offline"));
    }

    @Test
    void aBadRequestIsToldWhatIsWrong() {
        refused("{\"tenant\":\"default\"}", 400, "bad-request", "meetingId is missing");
        refused("{\"meetingId\":\"biology\"}", 400, "bad-request", "tenant is missing");
        refused("{\"tenant\":\"default\",\"meetingId\":\"b\"}", 400, "bad-request", "2 to 256");
        refused("{\"tenant\":\"default\",\"meetingId\":\"a,b\"}", 400, "bad-request", "comma");
        refused("{\"tenant\":\"default\",\"meetingId\":\"a\\u0007b\"}", 400, "bad-request", "control");
        refused("{\"tenant\":\"nobody\",\"meetingId\":\"biology\"}", 404, "unknown-tenant", "api/tenants");
        refused(
                "{\"tenant\":\"default\",\"meetingId\":\"biology\",\"kind\":\"zoo\"}",
                400,
                "bad-request",
                "bigbluebutton or jitsi");
        refused("{\"tenant\":", 400, "bad-request", "line 1");
        refused("[]", 400, "bad-request", "JSON");
        refused("", 400, "bad-request", "");
    }

    private static void refused(String body, int status, String code, String detail) {
        withKey()
                .contentType("application/json")
                .body(body)
                .post("/api/placements")
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("status", equalTo(status))
                .body("detail", containsString(detail));
    }

    private static void set(String node, NodeState state) {
        withKey()
                .contentType("application/json")
                .body("{\"state\":\"" + state + "\"}")
                .put("/api/nodes/" + node + "/state")
                .then()
                .statusCode(200);
    }

    private static <T> List<T> atOnce(int count, IntFunction<T> call) throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(32)) {
            return threads
                    .invokeAll(IntStream.range(0, count)
                            .<Callable<T>>mapToObj(i -> () -> call.apply(i))
                            .toList())
                    .stream()
                    .map(done -> done.resultNow())
                    .toList();
        }
    }
}
