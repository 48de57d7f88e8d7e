package io.ensemble.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens when one of two processes of each service dies, or a node goes away: nobody is lost. */
class TakeoverIT {

    private Suite suite;

    @BeforeEach
    void start() {
        suite = Suite.start(3, 2);
    }

    @AfterEach
    void stop() {
        suite.close();
    }

    @Test
    void whenOneOfEachDiesMeetingsAreMadeAndJoinedAsBefore() {
        // Given a running meeting
        assertThat(ApiClient.text(suite.api(1).create("before"), "returncode")).isEqualTo("SUCCESS");

        // When a poller, a dispatcher and a gateway die without a word
        suite.pollers().getFirst().program().kill();
        suite.dispatchers().getFirst().program().kill();
        suite.gateways().getFirst().program().kill();

        // Then the rest serve on at once
        IntStream.range(0, 10)
                .forEach(i -> assertThat(ApiClient.text(suite.api(1).create("after-" + i), "returncode"))
                        .isEqualTo("SUCCESS"));
        var join = suite.api(1).call("join", "fullName", "Jo", "meetingID", "before", "role", "VIEWER");
        assertThat(Http.browse(URI.create(join.headers().firstValue("Location").orElseThrow()))
                        .body())
                .contains("Jo");
        // And the other poller looks at all nodes
        Awaitility.await("the other poller has all nodes")
                .until(() -> nodes(suite.pollers().getLast()).equals("3.0"));
    }

    @Test
    void whenANodeGoesAwayItsMeetingsAreMadeAgainElsewhere() {
        // Given a meeting on a node
        suite.api(0).create("moving");
        var first = portOfJoin("moving");
        var node = IntStream.range(0, 3)
                .mapToObj(suite::node)
                .filter(uri -> uri.getPort() == first)
                .findFirst()
                .orElseThrow();

        // When the node stops listening for longer than three polls
        Http.put(node.resolve("/sandbox/fault"), "{\"kind\":\"refuse\",\"millis\":20000}");
        // Its port closes soon after the answer, not before it.
        Awaitility.await("the node refuses").until(() -> Http.status(node.resolve("/sandbox/state")) == 0);

        // Then, in the end, creating it again makes it elsewhere, and joins lead there
        Awaitility.await("created elsewhere")
                .atMost(Duration.ofSeconds(15))
                .until(() -> ApiClient.text(suite.api(0).create("moving"), "returncode")
                        .equals("SUCCESS"));
        assertThat(portOfJoin("moving")).isNotEqualTo(first);
    }

    private int portOfJoin(String meetingId) {
        var join = suite.api(0).call("join", "fullName", "Jo", "meetingID", meetingId, "role", "VIEWER");
        return URI.create(join.headers().firstValue("Location").orElseThrow()).getPort();
    }

    private static String nodes(Suite.Service poller) {
        return poller.metrics()
                .lines()
                .filter(line -> line.startsWith("ensemble_poller_nodes"))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .findFirst()
                .orElseThrow();
    }
}
