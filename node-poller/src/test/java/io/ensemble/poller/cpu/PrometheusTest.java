// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.fleet.node.Node;
import io.ensemble.poller.fetch.BoundedGet;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrometheusTest {

    private static final Node A =
            Fixture.node("bbb-01", Optional.of(URI.create("https://bbb-01.example.org:9100/metrics")));
    private static final Node B = Fixture.node("bbb-02", Optional.of(URI.create("https://bbb-02.example.org/metrics")));
    private static final Node C = Fixture.node("bbb-03", Optional.empty());

    private final StubServer server = new StubServer();
    private final MovingClock clock = new MovingClock();
    private final CpuReadings readings = Fixture.readings(clock);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void oneQueryAnswersForAllNodes() throws Exception {
        server.answers(vector(
                sample("\"instance\":\"bbb-01.example.org:9100\"", "0.25"),
                sample("\"instance\":\"bbb-02.example.org:443\"", "0.5"),
                sample("\"instance\":\"elsewhere:9100\",\"node\":\"bbb-03\"", "0.75"),
                sample("\"instance\":\"unknown:9100\"", "1")));

        read(server.url("/prometheus/"));

        assertThat(readings.of("bbb-01")).hasValue(0.25);
        assertThat(readings.of("bbb-02")).hasValue(0.5);
        assertThat(readings.of("bbb-03")).hasValue(0.75);
        assertThat(server.asked().getPath()).isEqualTo("/prometheus/api/v1/query");
        assertThat(server.asked().getRawQuery()).isEqualTo("query=1+-+rate%28x%7Bmode%3D%22idle%22%7D%5B1m%5D%29");
        assertThat(server.authorization()).isEmpty();
    }

    @Test
    void aLabelNodeThatMeansSomethingElseIsPassedOver() throws Exception {
        server.answers(vector(sample("\"instance\":\"bbb-01.example.org:9100\",\"node\":\"rack-7\"", "0.25")));
        read(server.url(""));
        assertThat(readings.of("bbb-01")).hasValue(0.25);
    }

    @Test
    void ofTwoSamplesForANodeTheBusierCounts() throws Exception {
        server.answers(vector(sample("\"node\":\"bbb-01\"", "0.25"), sample("\"node\":\"bbb-01\",\"x\":\"y\"", "0.5")));
        read(server.url(""));
        assertThat(readings.of("bbb-01")).hasValue(0.5);
    }

    @Test
    void userAndPasswordInTheAddressAreSent() throws Exception {
        server.answers(vector());
        read(URI.create("http://who:what@" + server.hostAndPort()));
        assertThat(server.authorization()).contains("Basic d2hvOndoYXQ=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "-0.5", "+Inf", "42", "", "zero"})
    void aValueThatIsNoShareIsUnknown(String value) throws Exception {
        readings.note("bbb-01", 0.25);
        server.answers(vector(sample("\"node\":\"bbb-01\"", value)));
        read(server.url(""));
        assertThat(readings.of("bbb-01")).isEmpty();
    }

    @Test
    void aNodeWithoutASampleIsUnknownAtOnce() throws Exception {
        readings.note("bbb-01", 0.25);
        server.answers(vector(sample("\"node\":\"bbb-02\"", "0.5")));
        read(server.url(""));
        assertThat(readings.of("bbb-01")).isEmpty();
        assertThat(readings.of("bbb-02")).hasValue(0.5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html><body>502 Bad Gateway</body></html>",
                "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[{\"metric\":{\"no",
                "{\"status\":\"error\",\"errorType\":\"bad_data\"}",
                "{\"status\":\"success\",\"data\":{\"resultType\":\"scalar\",\"result\":[1,\"0\"]}}",
                "[]",
                "null"
            })
    void whileItAnswersNonsenseWhatWasKnownHoldsUntilItIsTooOld(String nonsense) throws Exception {
        readings.note("bbb-01", 0.25);
        server.answers(nonsense);

        read(server.url(""));
        assertThat(readings.of("bbb-01")).hasValue(0.25);

        clock.passes(Duration.ofSeconds(61));
        read(server.url(""));
        assertThat(readings.of("bbb-01")).isEmpty();
    }

    @Test
    void aPrometheusThatHangsIsNotWaitedForLong() throws Exception {
        readings.note("bbb-01", 0.25);
        server.answers(vector(sample("\"node\":\"bbb-01\"", "0.5")));
        server.hangs();

        read(server.url(""), Fixture.impatient());

        assertThat(readings.of("bbb-01")).hasValue(0.25);
    }

    @Test
    void aPrometheusThatIsGoneOrRefusesOrTalksWithoutEndTakesNothingAway() throws Exception {
        readings.note("bbb-01", 0.25);
        server.answers(400, "{\"status\":\"error\"}");
        read(server.url(""));
        server.answers("x".repeat(10_001));
        read(server.url(""));
        server.close();
        read(server.url(""));
        assertThat(readings.of("bbb-01")).hasValue(0.25);
    }

    private void read(URI url) throws InterruptedException {
        read(url, Fixture.http());
    }

    private void read(URI url, BoundedGet http) throws InterruptedException {
        new Prometheus(url, "1 - rate(x{mode=\"idle\"}[1m])", http, readings).read(List.of(A), List.of(A, B, C));
    }

    private static String vector(String... samples) {
        return "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[" + String.join(",", samples)
                + "]}}";
    }

    private static String sample(String labels, String value) {
        return "{\"metric\":{" + labels + "},\"value\":[1763899200.1,\"" + value + "\"]}";
    }
}
