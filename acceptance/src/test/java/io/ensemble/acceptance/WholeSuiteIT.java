package io.ensemble.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two of each service over four nodes, as people, front ends and operators meet them. */
class WholeSuiteIT {

    private static final int NODES = 4;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Suite suite;

    @BeforeAll
    static void start() {
        suite = Suite.start(NODES, 2);
    }

    @AfterAll
    static void stop() {
        suite.close();
    }

    @Test
    void bothLinksOfARoomEndOnTheSameNodesPageInTheirRoles() throws Exception {
        // Given a room made at one gateway
        var room = JSON.readTree(Http.post(
                        suite.gateway().resolve("/api/rooms"),
                        "application/json",
                        "{\"name\":\"Biology\",\"kind\":\"bigbluebutton\"}")
                .body());

        // When its links are followed, the attendee's at the other gateway
        var moderator = enter(URI.create(room.get("moderatorUrl").asText()), "Ada");
        var attendeeUrl = URI.create(room.get("attendeeUrl").asText());
        var attendee = enter(suite.gateways().getLast().url().resolve(attendeeUrl.getPath()), "Bob");

        // Then
        assertThat(moderator.uri().getPath()).isEqualTo("/html5client/");
        assertThat(moderator.body()).contains("Biology").contains("Ada").containsIgnoringCase("moderator");
        assertThat(attendee.body()).contains("Biology").contains("Bob").containsIgnoringCase("viewer");
        assertThat(attendee.uri().getPort()).isEqualTo(moderator.uri().getPort());
    }

    @Test
    void twoHundredCreatesOfOneIdMakeOneMeeting() throws Exception {
        // When
        var answers = inParallel(200, i -> suite.api(i % 2).create("one-and-only"));

        // Then
        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(ApiClient.text(answer, "returncode")).isEqualTo("SUCCESS"));
        assertThat(answers.stream().map(answer -> ApiClient.text(answer, "internalMeetingID")))
                .containsOnly(ApiClient.text(answers.getFirst(), "internalMeetingID"));
        assertThat(answers)
                .filteredOn(answer -> ApiClient.text(answer, "messageKey").isEmpty())
                .hasSize(1);
        assertThat(meetingsOnNodes().filter(id -> id.equals("one-and-only"))).hasSize(1);
    }

    @Test
    void twoHundredDifferentMeetingsSpreadOverTheNodes() throws Exception {
        // Given what other tests left, which the placement rightly evens out
        var before = IntStream.range(0, NODES)
                .mapToLong(node -> meetingsOn(node).count())
                .toArray();
        var fairShare = (LongStream.of(before).sum() + 200) / NODES;

        // When
        var answers = inParallel(200, i -> suite.api(i % 2).create("spread-" + i));

        // Then
        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(ApiClient.text(answer, "returncode")).isEqualTo("SUCCESS"));
        var perNode = IntStream.range(0, NODES)
                .mapToObj(node ->
                        meetingsOn(node).filter(id -> id.startsWith("spread-")).count())
                .toList();
        System.Logger log = System.getLogger(WholeSuiteIT.class.getName());
        log.log(System.Logger.Level.INFO, "200 parallel creates spread as {0}", perNode);
        assertThat(IntStream.range(0, NODES).mapToLong(node -> before[node] + perNode.get(node)))
                .allSatisfy(total -> assertThat(total).isLessThanOrEqualTo(fairShare + 10));
        assertThat(perNode.stream().mapToLong(Long::longValue).sum()).isEqualTo(200);
        // And a front end sees all of them, at either gateway
        assertThat(suite.api(1).call("getMeetings").body().split("<meetingID>spread-", -1))
                .hasSize(201);
    }

    @Test
    void aClientThatNobodyHereWroteUsesTheGatewayAsABigBlueButtonServer() throws Exception {
        JavaScript.run(
                "bigbluebutton-js.mjs",
                Map.of("BBB_URL", suite.gateway() + "/bigbluebutton", "BBB_SECRET", Suite.SECRET));
    }

    @Test
    void aPersonMakesARoomAndTwoEnterIt() throws Exception {
        Browser.run("person.mjs", suite.gateway());
    }

    @Test
    void aNodeThatMisbehavesFailsNoListAndShowsNothingOfItself() {
        // Given a meeting on every node
        IntStream.range(0, 8).forEach(i -> suite.api(0).create("fault-" + i));
        for (var fault : List.of(
                "{\"kind\":\"html\"}",
                "{\"kind\":\"status\",\"code\":502}",
                "{\"kind\":\"truncated\"}",
                "{\"kind\":\"empty\"}",
                "{\"kind\":\"wrong-secret\"}")) {
            // When one node misbehaves
            Http.put(suite.node(0).resolve("/sandbox/fault"), fault);
            try {
                var answer = suite.api(0).call("getMeetings");

                // Then the list is answered, and tells nothing of the node
                assertThat(answer.statusCode()).as(fault).isEqualTo(200);
                assertThat(ApiClient.text(answer, "returncode")).as(fault).isEqualTo("SUCCESS");
                assertThat(answer.body()).as(fault).doesNotContain("127.0.0.1", "nginx");
            } finally {
                Http.delete(suite.node(0).resolve("/sandbox/fault"));
            }
        }
        awaitHealth("bbb-01", "online");
        // And soon it takes new meetings as before
        var number = new AtomicInteger();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    suite.api(0).create("after-fault-" + number.incrementAndGet());
                    return meetingsOn(0).anyMatch(id -> id.startsWith("after-fault-"));
                });
    }

    @Test
    void aCordonedNodeGetsNothingNew() {
        // Given
        Http.put(nodeState("bbb-02"), "{\"state\":\"cordoned\"}", "Authorization", "Bearer " + Suite.KEY);
        try {
            for (var dispatcher : suite.dispatchers()) {
                Awaitility.await()
                        .until(() -> nodeRow(dispatcher.url(), "bbb-02")
                                .get("state")
                                .asText()
                                .equals("cordoned"));
            }
            // When
            IntStream.range(0, 20).forEach(i -> suite.api(i % 2).create("while-cordoned-" + i));

            // Then
            assertThat(meetingsOn(1).filter(id -> id.startsWith("while-cordoned-")))
                    .isEmpty();
        } finally {
            Http.put(nodeState("bbb-02"), "{\"state\":\"enabled\"}", "Authorization", "Bearer " + Suite.KEY);
        }
        for (var dispatcher : suite.dispatchers()) {
            Awaitility.await()
                    .until(() -> nodeRow(dispatcher.url(), "bbb-02")
                            .get("state")
                            .asText()
                            .equals("enabled"));
        }
    }

    @Test
    void noLogTellsWhatOpensAMeeting() {
        suite.api(0).call("join", "fullName", "Jo", "meetingID", "logged", "role", "VIEWER");
        suite.api(0).create("logged");
        suite.api(0).call("getMeetingInfo", "meetingID", "logged", "x", "password=hidden-word");
        Stream.of(suite.gateways(), suite.dispatchers(), suite.pollers())
                .flatMap(List::stream)
                .forEach(service -> assertThat(service.program().output())
                        .doesNotContain("checksum=", Suite.SECRET, Suite.KEY, "acceptance-room-key", "hidden-word"));
    }

    private static HttpResponse<String> enter(URI link, String name) {
        assertThat(Http.get(link).statusCode()).isEqualTo(200);
        var answer = Http.post(link, "application/x-www-form-urlencoded", "name=" + name);
        assertThat(answer.statusCode()).isEqualTo(303);
        return Http.browse(URI.create(answer.headers().firstValue("Location").orElseThrow()));
    }

    private static Stream<String> meetingsOnNodes() {
        return IntStream.range(0, NODES).boxed().flatMap(WholeSuiteIT::meetingsOn);
    }

    private static Stream<String> meetingsOn(int node) {
        try {
            var state = JSON.readTree(
                    Http.get(suite.node(node).resolve("/sandbox/state")).body());
            return state.findValuesAsText("meetingId").stream();
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static URI nodeState(String node) {
        return suite.dispatchers().getFirst().url().resolve("/api/nodes/" + node + "/state");
    }

    private static void awaitHealth(String node, String health) {
        for (var dispatcher : suite.dispatchers()) {
            Awaitility.await(node + " " + health)
                    .until(() -> nodeRow(dispatcher.url(), node)
                            .get("health")
                            .asText()
                            .equals(health));
        }
    }

    private static JsonNode nodeRow(URI dispatcher, String node) throws Exception {
        var nodes = JSON.readTree(Http.get(dispatcher.resolve("/api/nodes"), "Authorization", "Bearer " + Suite.KEY)
                .body());
        for (var row : nodes.isArray() ? nodes : nodes.get("nodes")) {
            if (row.get("id").asText().equals(node)) {
                return row;
            }
        }
        throw new AssertionError("No node " + node);
    }

    private static <T> List<T> inParallel(int count, Function<Integer, T> call) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads
                    .invokeAll(IntStream.range(0, count)
                            .<Callable<T>>mapToObj(i -> () -> call.apply(i))
                            .toList())
                    .stream()
                    .map(done -> done.resultNow())
                    .collect(Collectors.toList());
        }
    }
}
