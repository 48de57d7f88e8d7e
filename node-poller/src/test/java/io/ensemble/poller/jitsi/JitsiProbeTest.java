// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.jitsi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.snapshot.RoomCount;
import io.ensemble.fleet.snapshot.RoomCount.Source;
import io.ensemble.poller.fetch.BoundedGet;
import io.ensemble.poller.jitsi.JitsiReply.Strange;
import io.ensemble.poller.jitsi.JitsiReply.Unwell;
import io.ensemble.poller.jitsi.JitsiReply.Well;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A probe over real HTTP. */
class JitsiProbeTest {

    private static final String COLIBRI = "{\"conferences\":2,\"participants\":7,\"stress_level\":0.1}";
    private static final String JVB = """
            # TYPE jitsi_jvb_conferences gauge
            jitsi_jvb_conferences 2.0
            jitsi_jvb_current_endpoints{} 7 1700000000000
            jitsi_jvb_stress 0.1
            """;
    private static final String JICOFO = "jitsi_jicofo_conferences 3.0\njitsi_jicofo_participants_current 9.0\n";
    private static final String CENSUS = """
            {"room_census":[
              {"room_name":"maths%20101@conference.j.example.org","participants":3,"created_time":"1700000000000","leaked":false},
              {"room_name":"art@conference.j.example.org","participants":2,"created_time":"","leaked":false},
              {"room_name":"old@conference.j.example.org","participants":0,"created_time":"1","leaked":true}]}""";

    private static final Duration DEADLINE = Duration.ofSeconds(5);
    /** For those who hang. */
    private static final Duration IMPATIENT = Duration.ofMillis(300);

    private final StubJitsi server = new StubJitsi();
    private final JitsiProbe probe = within(DEADLINE);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void theCensusIsBelievedFirstAndTellsTheRooms() throws Exception {
        server.says("/colibri/stats", 200, COLIBRI).says("/jicofo", 200, JICOFO).says("/room-census", 200, CENSUS);

        var well = well(Optional.of("/colibri/stats"), Optional.of("/jicofo"), Optional.of("/room-census"));

        assertThat(well.count()).isEqualTo(RoomCount.by(Source.CENSUS, 2, 5));
        assertThat(well.census().orElseThrow().rooms())
                .extracting(Census.Room::name)
                .containsExactly("maths%20101", "art");
        assertThat(well.census().orElseThrow().rooms().getFirst().created().orElseThrow())
                .isEqualTo("2023-11-14T22:13:20Z");
        assertThat(well.trouble()).isEmpty();
        assertThat(well.time()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {COLIBRI, JVB, " \n" + COLIBRI})
    void theBridgeIsReadInBothItsForms(String stats) throws Exception {
        server.says("/stats", 200, stats);

        assertThat(well(Optional.of("/stats"), Optional.empty(), Optional.empty())
                        .count())
                .isEqualTo(RoomCount.by(Source.BRIDGE, 2, 7));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `<html><body>Welcome to nginx!</body></html>` | not what stats answers
            `{"conferences":2,"partici`                   | not what stats answers
            `{"conferences":2}`                           | not what stats answers
            `{"conferences":-1,"participants":7}`         | not what stats answers
            `{"conferences":2,"participants":-7}`         | not what stats answers
            `{"conferences":"2","participants":7}`        | not what stats answers
            `{"conferences":2.5,"participants":7}`        | not what stats answers
            `{"conferences":1e300,"participants":7}`      | not what stats answers
            `{"conferences":2,"participants":7} {}`       | not what stats answers
            `[]`                                          | not what stats answers
            `jitsi_jvb_conferences 2`                     | not what stats answers
            `jitsi_jvb_conferences NaN`                   | not what stats answers
            ``                                            | an empty answer
            """)
    void whatCannotBeRightIsUnknownAndSaidSo(String stats, String why) throws Exception {
        server.says("/stats", 200, stats);

        var well = well(Optional.of("/stats"), Optional.empty(), Optional.empty());

        assertThat(well.count()).isEqualTo(RoomCount.UNKNOWN);
        assertThat(well.trouble()).contains("stats: " + why + ". How many people it has is unknown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jitsi_jvb_conferences -1\njitsi_jvb_current_endpoints 7\n",
                "jitsi_jvb_conferences 2\njitsi_jvb_current_endpoints +Inf\n",
                "jitsi_jvb_conferences 2\njitsi_jvb_current_endpoints 12"
            })
    void aPageForPrometheusIsDoubtedInTheSameWay(String stats) throws Exception {
        server.says("/stats", 200, stats);

        assertThat(well(Optional.of("/stats"), Optional.empty(), Optional.empty())
                        .count())
                .isEqualTo(RoomCount.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html></html>",
                "",
                "{\"room_census\":[{\"room_name\":\"a@c\",\"partic",
                "{\"room_census\":[{\"room_name\":\"a@c\",\"participants\":-2,\"created_time\":\"1\"}]}",
                "{\"room_census\":[{\"room_name\":\"no-address\",\"participants\":2,\"created_time\":\"1\"}]}",
                "{\"rooms\":[]}"
            })
    void whereTheCensusIsBadJicofoCounts(String census) throws Exception {
        server.says("/jicofo", 200, JICOFO).says("/room-census", 200, census);

        var well = well(Optional.empty(), Optional.of("/jicofo"), Optional.of("/room-census"));

        assertThat(well.count()).isEqualTo(RoomCount.by(Source.JICOFO, 3, 9));
        assertThat(well.census()).isEmpty();
        assertThat(well.trouble().orElseThrow()).startsWith("census: ").endsWith(". Others count meanwhile");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"room_census\":[]}", "{\"room_census\":{}}"})
    void noRoomAtAllIsKnownFromTheCensus(String census) throws Exception {
        server.says("/room-census", 200, census);

        assertThat(well(Optional.empty(), Optional.empty(), Optional.of("/room-census"))
                        .count()
                        .knownEmpty())
                .isTrue();
    }

    @Test
    void whoeverHangsOrSendsTooMuchIsNotWaitedFor() throws Exception {
        server.says("/jicofo", 200, JICOFO).says("/room-census", 200, " ".repeat(200_000));
        server.hangsAt("/stats");

        var node = server.described(Optional.of("/stats"), Optional.of("/jicofo"), Optional.of("/room-census"));

        // A first answer may take longer than the impatient wait.
        var impatient = within(IMPATIENT);
        await().untilAsserted(() -> assertThat(impatient.ask(node, DEADLINE, () -> {}))
                .isInstanceOfSatisfying(Well.class, well -> {
                    assertThat(well.count().source()).isEqualTo(Source.JICOFO);
                    assertThat(well.trouble().orElseThrow())
                            .contains("census: no answer", "stats: no whole answer within 300 ms");
                }));
    }

    @Test
    void aServerIsUnwellThatSaysSoOrSaysNothing() throws Exception {
        assertThat(ask(bare(), DEADLINE)).isInstanceOf(Well.class);

        server.says("/about/health", 500, "");
        assertThat(ask(bare(), DEADLINE)).isEqualTo(new Unwell("HTTP status 500 at /about/health", false));
        server.hangsAt("/about/health");
        assertThat(ask(bare(), IMPATIENT)).isEqualTo(new Unwell("no whole answer within 300 ms", true));
        assertThat(ask(bare(), IMPATIENT.multipliedBy(2))).isEqualTo(new Unwell("no whole answer within 600 ms", true));
    }

    @Test
    void aServerWithoutHealthIsNoJitsi() throws Exception {
        server.says("/about/health", 404, "");

        assertThat(ask(bare(), DEADLINE)).isEqualTo(new Strange("HTTP status 404 at /about/health"));
    }

    @Test
    void aNodeOfWhichNobodyTellsIsWellAndSaysSo() throws Exception {
        var well = well(Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(well.count()).isEqualTo(RoomCount.UNKNOWN);
        assertThat(well.trouble().orElseThrow()).startsWith("nobody tells how many people it has");
    }

    private static JitsiProbe within(Duration deadline) {
        return new JitsiProbe(new BoundedGet(deadline, deadline, 100_000));
    }

    @Test
    void whoCountsSlowlyMakesNoServerLate() throws Exception {
        // Given
        server.hangsAt("/stats");
        var patient = new JitsiProbe(new BoundedGet(Duration.ofSeconds(1), Duration.ofMinutes(1), 100_000));
        var heard = new CountDownLatch(1);

        // When
        var asking = new FutureTask<>(() -> patient.ask(
                server.described(Optional.of("/stats"), Optional.empty(), Optional.empty()),
                Duration.ofMinutes(1),
                heard::countDown));
        Thread.ofVirtual().start(asking);

        // Then its word of how it is has come while the counting goes on
        heard.await();
        assertThat(asking).isNotDone();
        server.close();
        assertThat(asking.get()).isInstanceOf(Well.class);
    }

    private JitsiReply ask(Node node, Duration deadline) throws InterruptedException {
        return probe.ask(node, deadline, () -> {});
    }

    private Node bare() {
        return server.described(Optional.empty(), Optional.empty(), Optional.empty());
    }

    private Well well(Optional<String> stats, Optional<String> jicofo, Optional<String> census) throws Exception {
        return (Well) ask(server.described(stats, jicofo, census), DEADLINE);
    }
}
