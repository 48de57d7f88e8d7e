package io.ensemble.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A list of all meetings of a large fleet, of which some nodes hang. */
class ManyNodesIT {

    private static final int NODES = 200;
    private static final int HANGING = 10;
    private static final int MEETINGS_PER_NODE = 25;

    /** The default of ensemble.gateway.nodes.list-deadline. */
    private static final Duration DEADLINE = Duration.ofSeconds(3);

    private static Suite suite;

    @BeforeAll
    static void start() {
        suite = Suite.start(NODES, 1);
    }

    @AfterAll
    static void stop() {
        suite.close();
    }

    @Test
    void getMeetingsOfTwoHundredNodesTakesNoLongerThanTheDeadlineOfOne() throws Exception {
        // Given 5,000 meetings, made on the nodes themselves and listed once, and ten nodes that hang
        try (var threads = Executors.newFixedThreadPool(16)) {
            var created = threads.invokeAll(IntStream.range(0, NODES)
                    .<Callable<Boolean>>mapToObj(node -> () -> createdOn(node))
                    .toList());
            for (var done : created) {
                assertThat(done.get()).isTrue();
            }
        }
        assertThat(suite.api(0).call("getMeetings").body().split("<meetingID>", -1))
                .hasSize(NODES * MEETINGS_PER_NODE + 1);
        var undisturbed = timed(() -> suite.api(0).call("getMeetings")).took();
        IntStream.range(0, HANGING)
                .forEach(i -> Http.put(suite.node(i).resolve("/sandbox/fault"), "{\"kind\":\"hang\"}"));

        // When (the first time, before polling has given the hanging nodes up)
        var hanging = timed(() -> suite.api(0).call("getMeetings"));

        // Then
        System.getLogger(ManyNodesIT.class.getName())
                .log(
                        System.Logger.Level.INFO,
                        "getMeetings of {0} nodes, {1} hanging: {2} ms, deadline {3} ms, none hanging: {4} ms",
                        NODES,
                        HANGING,
                        hanging.took().toMillis(),
                        DEADLINE.toMillis(),
                        undisturbed.toMillis());
        assertThat(hanging.answer().body().split("<meetingID>", -1)).hasSize((NODES - HANGING) * MEETINGS_PER_NODE + 1);
        // Had they been waited for in turns, it were twice the deadline at least.
        assertThat(hanging.took().minus(undisturbed))
                .isLessThan(DEADLINE.multipliedBy(11).dividedBy(10));
    }

    private record Timed(HttpResponse<String> answer, Duration took) {}

    private static Timed timed(Supplier<HttpResponse<String>> call) {
        var started = System.nanoTime();
        var answer = call.get();
        return new Timed(answer, Duration.ofNanos(System.nanoTime() - started));
    }

    private static boolean createdOn(int node) {
        var client = new ApiClient(suite.node(node), suite.secretOfNode(node));
        return IntStream.range(0, MEETINGS_PER_NODE)
                .mapToObj(i -> client.create("meeting-" + node + "-" + i))
                .allMatch(answer -> ApiClient.text(answer, "returncode").equals("SUCCESS"));
    }
}
