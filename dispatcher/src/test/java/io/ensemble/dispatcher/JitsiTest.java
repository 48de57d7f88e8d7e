// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher;

import static io.ensemble.dispatcher.Stage.placing;
import static io.ensemble.dispatcher.Stage.withKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.sun.net.httpserver.HttpServer;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.placement.Placement;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.MeetingSighting;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.snapshot.RoomCount;
import io.ensemble.fleet.snapshot.RoomCount.Source;
import io.ensemble.fleet.store.PlacementStore;
import io.ensemble.fleet.testing.RealRedis;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two Jitsi nodes beside one of BigBlueButton. No call of BigBlueButton's API could succeed on any of them. */
@QuarkusTest
@WithTestResource(RealRedis.class)
@WithTestResource(DispatcherSettings.class)
class JitsiTest {

    private static final String NODES = """
            nodes:
              - id: bbb-1
                kind: bigbluebutton
                url: http://127.0.0.1:1
                secret: the-nodes-secret
              - id: j-1
                kind: jitsi
                url: https://j-1.example.org
                secret: an-app-secret
                census: http://10.0.0.1:5280/room-census
              - id: j-2
                kind: jitsi
                url: https://j-2.example.org
                stats: http://10.0.0.2:8080/colibri/stats
            """;

    @Inject
    Stage stage;

    @Inject
    PlacementStore placements;

    @Inject
    MeterRegistry registry;

    @BeforeEach
    void twoIdleNodes() {
        stage.nodesInForce(NODES, 3);
        placements.declareComplete(Instant.now());
        see(census("j-1"), census("j-2"));
    }

    @Test
    void aRoomIsPlacedOnOneJitsiNodeForEverybody() {
        String node = placingRoom("maths%20101")
                .statusCode(201)
                .body("node", startsWith("j-"))
                .extract()
                .path("node");

        placingRoom("maths%20101").statusCode(200).body("node", equalTo(node));
        withKey()
                .queryParam("meetingId", "maths%20101")
                .get("/api/placements?tenant=default&kind=jitsi")
                .then()
                .statusCode(200)
                .body("node", equalTo(node));
    }

    @Test
    void aMeetingAndARoomOfOneNameAreTwo() {
        placing("biology").post("/api/placements").then().statusCode(201).body("node", equalTo("bbb-1"));
        placingRoom("biology").statusCode(201).body("node", startsWith("j-"));

        withKey()
                .delete("/api/placements?tenant=default&meetingId=biology&node=bbb-1")
                .then()
                .statusCode(204);
        withKey()
                .get("/api/placements?tenant=default&meetingId=biology&kind=jitsi")
                .then()
                .statusCode(200);
    }

    @Test
    void twoHundredPeopleWithFortyRoomsMakeFortyPlacements() throws Exception {
        // When all come at once
        var nodes = new HashMap<String, Set<String>>();
        try (var threads = Executors.newFixedThreadPool(32)) {
            var joins = IntStream.range(0, 200)
                    .<Callable<Map.Entry<String, String>>>mapToObj(i -> () -> {
                        var room = "room-" + i % 40;
                        return Map.entry(room, placingRoom(room).extract().<String>path("node"));
                    })
                    .toList();
            for (var join : threads.invokeAll(joins)) {
                nodes.computeIfAbsent(join.get().getKey(), _ -> new HashSet<>())
                        .add(join.get().getValue());
            }
        }

        // Then each room is on one node, and they are spread
        assertThat(nodes).hasSize(40).allSatisfy((_, on) -> assertThat(on).hasSize(1));
        assertThat(nodes.values().stream()
                        .flatMap(Set::stream)
                        .collect(Collectors.groupingBy(node -> node, Collectors.counting())))
                .isEqualTo(Map.of("j-1", 20L, "j-2", 20L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Maths", "maths 101", "a/b", "a,b", "🎓", "100%", "%2G", "a?b", "a\\u0007b"})
    void whatIsNoNameOfARoomIsRefused(String name) {
        placingRoom(name).statusCode(400).body("detail", containsString("percent-encoded"));
    }

    @Test
    void aNameThatIsTooLongIsRefused() {
        placingRoom("a".repeat(1024)).statusCode(400).body("detail", containsString("1023"));
        placingRoom("a".repeat(1023)).statusCode(201);
    }

    @Test
    void aRoomThatIsEmptyIsReleased() {
        String node = placingRoom("maths").extract().path("node");
        var other = node.equals("j-1") ? "j-2" : "j-1";

        // When it is seen, and then twice not
        see(census(node, "maths"), census(other));
        await().untilAsserted(() -> assertThat(placements.on(node)).hasSize(1));
        see(census(node), census(other));
        see(census(node), census(other));

        // Then; what the dispatcher did not look at in time is looked at once more
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            see(census(node), census(other));
            assertThat(placements.find(MeetingKey.jitsi("default", "maths"))).isEmpty();
        });
    }

    @Test
    void aNodeThatDiedLosesItsRoomsToTheOther() {
        String node = placingRoom("maths").extract().path("node");
        var other = node.equals("j-1") ? "j-2" : "j-1";

        see(offline(node), census(other));

        placingRoom("maths").statusCode(201).body("node", equalTo(other));
    }

    @Test
    void aDrainedNodeTakesNoNewRoomKeepsTheOldOnesAndEndsEmpty() {
        // Given a room on a node that is to be emptied
        String node = placingRoom("maths").extract().path("node");
        var other = node.equals("j-1") ? "j-2" : "j-1";
        see(census(node, "maths"), census(other));
        state(node, "{\"state\":\"draining\"}").statusCode(200).body("state", equalTo(NodeState.DRAINING.toString()));

        // Then
        placingRoom("maths").statusCode(200).body("node", equalTo(node));
        for (var i = 0; i < 6; i++) {
            placingRoom("new-" + i).statusCode(201).body("node", equalTo(other));
        }
        row(node).body("drained", equalTo(false));
        see(census(node), census(other));
        row(node).body("drained", equalTo(true));

        // And a bridge alone cannot know that
        see(counted(node, RoomCount.by(Source.BRIDGE, 0, 0)), census(other));
        row(node).body("drained", equalTo(false));
    }

    @Test
    void whatJitsiCannotDoIsSaidAndNothingIsDone() {
        state("j-1", "{\"state\":\"draining\",\"deadline\":\"PT1H\"}")
                .statusCode(400)
                .body("detail", containsString("Jitsi has no call that ends a room"));
        withKey()
                .contentType("application/json")
                .body("{\"by\":\"anna\"}")
                .post("/api/nodes/j-1/panic")
                .then()
                .statusCode(409)
                .body("code", equalTo("no-such-call"));
        row("j-1").body("state", equalTo("enabled"));
    }

    @Test
    void aNodeOfUnknownLoadIsSparedAndShownAsUnknown() {
        see(counted("j-1", RoomCount.UNKNOWN), census("j-2"));

        row("j-1").body("rooms", nullValue()).body("participants", nullValue()).body("out", nullValue());
        for (var i = 0; i < 6; i++) {
            placingRoom("new-" + i).statusCode(201).body("node", equalTo("j-2"));
        }

        // But it takes rooms when nobody else can
        see(counted("j-1", RoomCount.UNKNOWN), offline("j-2"));
        placingRoom("last").statusCode(201).body("node", equalTo("j-1"));
    }

    @Test
    void aRoomOnTwoNodesIsToldOfAndPeopleAreLedToTheLargerHalf() {
        // Given a room of 3 where it is placed, and of 5 where it is not
        String node = placingRoom("maths").extract().path("node");
        var other = node.equals("j-1") ? "j-2" : "j-1";

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            see(census(node, "maths"), roomOf(other, "maths", 5));
            assertThat(placements
                            .find(MeetingKey.jitsi("default", "maths"))
                            .orElseThrow()
                            .node())
                    .isEqualTo(other);
            assertThat(registry.get(Meters.SPLIT_ROOMS).gauge().value()).isEqualTo(1);
        });
    }

    @Test
    void theBestServerIsAnotherOneEachTime() {
        var told = IntStream.range(0, 20)
                .mapToObj(_ -> best("jitsi").statusCode(200).extract().<String>path("node"))
                .collect(Collectors.groupingBy(node -> node, Collectors.counting()));

        assertThat(told).isEqualTo(Map.of("j-1", 10L, "j-2", 10L));
        best("jitsi").body("url", startsWith("https://j-"));
        assertThat(placements.on("j-1")).isEmpty();
    }

    @Test
    void whoCannotBeToldAServerIsToldWhy() {
        best("bigbluebutton").statusCode(400).body("detail", containsString("signed call"));
        best("zoom").statusCode(400);
        see(offline("j-1"), offline("j-2"));
        best("jitsi")
                .statusCode(503)
                .header("Retry-After", not(nullValue()))
                .body("detail", containsString("2 offline"));
    }

    @Test
    void whateverHappensNoJitsiNodeIsEverCalled() throws Exception {
        // Given Jitsi nodes that hear every call, and a store that may lack placements
        var heard = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            heard.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        try {
            var address = "http://127.0.0.1:" + server.getAddress().getPort();
            stage.nodesInForce(
                    NODES.replace("https://j-1.example.org", address).replace("https://j-2.example.org", address), 3);
            see(census("j-1"), census("j-2"));
            placements.declareIncomplete(Instant.now());

            // When a room is looked for, is on two nodes, is to be drained, and to be ended
            String node = placingRoom("maths").statusCode(201).extract().path("node");
            var other = node.equals("j-1") ? "j-2" : "j-1";
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
                see(census(node, "maths"), roomOf(other, "maths", 5));
                assertThat(placements.find(MeetingKey.jitsi("default", "maths")).map(Placement::node))
                        .contains(other);
            });
            state(node, "{\"state\":\"draining\"}").statusCode(200);
            withKey()
                    .contentType("application/json")
                    .body("{\"by\":\"anna\"}")
                    .post("/api/nodes/" + node + "/panic")
                    .then()
                    .statusCode(409);

            // Then
            assertThat(heard).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    private void see(NodeSighting... jitsi) {
        var all = Arrays.copyOf(jitsi, jitsi.length + 1);
        all[jitsi.length] = stage.seen("bbb-1", Health.ONLINE);
        stage.see(all);
    }

    private NodeSighting census(String node, String... rooms) {
        var meetings = Arrays.stream(rooms).map(room -> room(room, 3)).toArray(MeetingSighting[]::new);
        return stage.seen(node, Health.ONLINE, meetings)
                .counting(RoomCount.by(Source.CENSUS, rooms.length, 3 * rooms.length));
    }

    private NodeSighting roomOf(String node, String room, int people) {
        return stage.seen(node, Health.ONLINE, room(room, people)).counting(RoomCount.by(Source.CENSUS, 1, people));
    }

    private NodeSighting counted(String node, RoomCount count) {
        return stage.seen(node, Health.ONLINE).counting(count);
    }

    private NodeSighting offline(String node) {
        return stage.seen(node, Health.OFFLINE).counting(RoomCount.UNKNOWN);
    }

    private static MeetingSighting room(String name, int people) {
        return new MeetingSighting(name, name, Duration.ofHours(1), people, 0, 0, 0, false);
    }

    private static ValidatableResponse placingRoom(String name) {
        return withKey()
                .contentType("application/json")
                .body("{\"tenant\":\"default\",\"kind\":\"jitsi\",\"meetingId\":\"" + name + "\"}")
                .post("/api/placements")
                .then();
    }

    private static ValidatableResponse state(String node, String body) {
        return withKey()
                .contentType("application/json")
                .body(body)
                .put("/api/nodes/" + node + "/state")
                .then();
    }

    private static ValidatableResponse row(String node) {
        var rows = withKey().get("/api/nodes").then().statusCode(200);
        return rows.rootPath("find { it.id == '" + node + "' }");
    }

    private static ValidatableResponse best(String kind) {
        return withKey().get("/api/servers/best?kind=" + kind).then();
    }
}
