package io.ensemble.poller;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.snapshot.Wrong;
import io.ensemble.fleet.store.ConfigurationStore;
import io.ensemble.fleet.store.PollerStore;
import io.ensemble.fleet.store.SnapshotStore;
import io.ensemble.fleet.store.StoreAccess;
import io.ensemble.fleet.testing.RealRedis;
import io.ensemble.poller.jitsi.StubJitsi;
import io.ensemble.poller.share.Membership;
import io.ensemble.poller.share.Share;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The loop over a real store and nodes that answer over real HTTP. Ticks are given by hand; nodes are watched every 10 ms. */
@QuarkusTest
@WithTestResource(RealRedis.class)
class PollLoopTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** More polls than any test lasts. */
    private static final int A_LOT = 1_000_000;

    @Inject
    @Readiness
    PollLoop loop;

    @Inject
    Membership membership;

    @Inject
    PollerStore pollers;

    @Inject
    SnapshotStore snapshots;

    @Inject
    ConfigurationStore configuration;

    @Inject
    StoreAccess store;

    @Inject
    MeterRegistry registry;

    @Inject
    PollerConfig config;

    @Inject
    RedisDataSource redis;

    private final StubNode node = new StubNode("bbb-01");

    @BeforeEach
    void start() {
        redis.flushall();
        configuration.writeNodes(List.of(node.described()));
    }

    @AfterEach
    void stop() {
        pollers.leave("another");
        configuration.writeNodes(List.of(node.described().in(NodeState.DISABLED)));
        tickUntil(
                "nothing is watched",
                () -> snapshots.read().orElseThrow().nodes().isEmpty());
        node.close();
    }

    @Test
    void writesWhatItSees() {
        tickUntil("seen", seen("bbb-01", sighting -> sighting.participants() == 3));

        var sighting = sighting("bbb-01").orElseThrow();
        assertThat(sighting.health()).isEqualTo(Health.ONLINE);
        assertThat(sighting.askedAt()).isEqualTo(sighting.triedAt());
    }

    @Test
    void aNodeThatFailsIsGivenUpWithoutForgettingItsMeetingsAndComesBack() {
        tickUntil("online", isIn(Health.ONLINE));
        node.answers(502);
        tickUntil("offline", isIn(Health.OFFLINE));
        assertThat(sighting("bbb-01").orElseThrow().rooms()).isEqualTo(1);
        node.answers(200);
        tickUntil("online again", isIn(Health.ONLINE));
    }

    @Test
    void aNodeThatIsWrongIsOutAtOnceWithItsReasonAndKeepsItsMeetings() {
        tickUntil("online", isIn(Health.ONLINE));

        node.answers("<html><body>Welcome to nginx!</body></html>");
        tickUntil("wrong", isWrong(Wrong.ANSWER));
        node.answers("<response><returncode>FAILED</returncode><messageKey>checksumError</messageKey></response>");
        tickUntil("wrong", isWrong(Wrong.SECRET));

        assertThat(sighting("bbb-01").orElseThrow().rooms()).isEqualTo(1);
        assertThat(sighting("bbb-01").orElseThrow().health()).isEqualTo(Health.UNSTABLE);
        tickUntil("shown", () -> shownReasons().equals(List.of("secret")));
        node.answersWell();
        tickUntil("shown no more", () -> shownReasons().isEmpty());
    }

    @Test
    void aJitsiNodeIsWatchedToo() {
        try (var jitsi = new StubJitsi()) {
            // Given
            jitsi.says("/room-census", 200, """
                    {"room_census":[{"room_name":"maths@conference.j","participants":4,"created_time":"1"}]}""");
            configuration.writeNodes(List.of(
                    node.described(),
                    jitsi.described(Optional.empty(), Optional.empty(), Optional.of("/room-census"))));

            // Then its rooms are seen beside the other's meetings
            tickUntil("seen", seen("jitsi-01", sighting -> sighting.participants() == 4));
            assertThat(snapshots.read().orElseThrow().nodeWithMeeting("maths", NodeKind.JITSI))
                    .contains("jitsi-01");

            // And nonsense makes its load unknown, and nothing is lost
            jitsi.says("/room-census", 200, "<html>");
            tickUntil("unknown", seen("jitsi-01", sighting -> !sighting.countsPeople()));
            assertThat(sighting("jitsi-01").orElseThrow().health()).isEqualTo(Health.ONLINE);
            assertThat(sighting("jitsi-01").orElseThrow().meetings()).hasSize(1);
        }
    }

    @Test
    void pollersShareTheNodesAndTakeThoseOfOneThatIsGone() {
        // Given twenty nodes, and another poller that says nothing after this
        var nodes =
                IntStream.range(0, 20).mapToObj(i -> node.described("bbb-" + i)).toList();
        configuration.writeNodes(nodes);
        var others = pollers.hold("another", MINUTE).pollers();
        loop.tick();
        var mine = new Share(membership.known().orElseThrow());
        assertThat(mine.pollers().all()).hasSize(2).containsAll(others.all());

        // Then this one looks at its own nodes alone
        tickUntil(
                "its own are seen",
                () -> nodes.stream()
                        .filter(each -> mine.isMine(each.id()))
                        .allMatch(each -> sighting(each.id()).isPresent()));
        assertThat(snapshots.read().orElseThrow().nodes().keySet())
                .allMatch(mine::isMine)
                .hasSizeBetween(1, 19);

        // And when the lease of the other runs out, at all
        pollers.hold("another", Duration.ofMillis(300));
        tickUntil("all are seen", () -> snapshots.read().orElseThrow().nodes().size() == 20);
    }

    @Test
    void whatAnotherPollerSawOfANodeIsWhereThisOneGoesOn() {
        // Given a node that another poller has seen fail a thousand times
        node.answers(502);
        var another = pollers.hold("another", MINUTE).pollers();
        snapshots.write(
                another,
                new NodeSighting(
                        "bbb-01",
                        Health.OFFLINE,
                        1000,
                        0,
                        Optional.of("HTTP status 502"),
                        Optional.empty(),
                        List.of()));
        pollers.leave("another");

        // Then its first failure here is the next
        tickUntil("seen", seen("bbb-01", sighting -> sighting.failures() > 1000));
        assertThat(sighting("bbb-01").orElseThrow().health()).isEqualTo(Health.OFFLINE);
    }

    @Test
    void writesNothingWhileAnotherMayHaveTheNode() {
        // Given
        tickUntil("seen", isIn(Health.ONLINE));

        // When another poller comes, and this one has not noticed yet
        pollers.hold("another", MINUTE);
        var before = sighting("bbb-01").orElseThrow().triedAt();
        var asked = node.asked();
        Awaitility.await().until(() -> node.asked() > asked + 5);

        // Then
        assertThat(sighting("bbb-01").orElseThrow().triedAt()).isEqualTo(before);
    }

    @Test
    void whoSleptBuildsOnWhatAnotherSawMeanwhileNotOnWhatItSawBefore() {
        // Given a poller that has seen its node well
        tickUntil("seen", isIn(Health.ONLINE));

        // When it sleeps, and another has found the node silent for long, and given it up
        node.answers(502);
        anotherWrites(new NodeSighting(
                "bbb-01", Health.OFFLINE, 1000, 0, Optional.of("HTTP status 502"), Optional.empty(), List.of()));

        // Then the next failure follows those
        tickUntil("awake", seen("bbb-01", sighting -> sighting.failures() != 1000));
        assertThat(sighting("bbb-01").orElseThrow().failures()).isGreaterThan(1000);
        assertThat(sighting("bbb-01").orElseThrow().health()).isEqualTo(Health.OFFLINE);
    }

    @Test
    void whoHearsNoNodeAnyMoreLeavesThemToOthersAndJudgesOnlyWithoutAny() {
        // Given a poller that hears its own of thirty nodes: of twenty it may have too few to doubt itself
        var nodes =
                IntStream.range(0, 30).mapToObj(i -> node.described("bbb-" + i)).toList();
        configuration.writeNodes(nodes);
        pollers.hold("another", MINUTE);
        loop.tick();
        var mine = new Share(membership.known().orElseThrow());
        var own = nodes.stream().map(Node::id).filter(mine::isMine).toList();
        assertThat(own).hasSizeGreaterThanOrEqualTo(3);
        tickUntil("its own are online", () -> own.stream().allMatch(id -> isIn(id, Health.ONLINE)));

        // When it hears none any more
        node.answers(502);
        tickUntil("it is none of the pollers", () -> others().equals(List.of("another")));

        // Then none is given up, and it stays out
        assertThat(own).noneMatch(id -> isIn(id, Health.OFFLINE));
        loop.tick();
        assertThat(others()).containsExactly("another");
        assertThat(registry.find("ensemble.node.health").meters()).isEmpty();

        // And once it hears them, it is back
        node.answers(200);
        tickUntil("it is a poller again", () -> others().size() == 2);
        tickUntil("its own are online", () -> own.stream().allMatch(id -> isIn(id, Health.ONLINE)));

        // And without another it judges
        node.answers(502);
        tickUntil("it is none of the pollers", () -> others().equals(List.of("another")));
        pollers.leave("another");
        tickUntil("all are given up", () -> own.stream().allMatch(id -> isIn(id, Health.OFFLINE)));
    }

    @Test
    void whoHearsItsOnlyNodeNoMoreLeavesItToOthersThatHearTheirs() {
        // Given a node of this poller's, and one of another's that answers
        loop.tick();
        var another = pollers.hold("another", MINUTE).pollers();
        loop.tick();
        var share = new Share(membership.known().orElseThrow());
        var own = nodeThat(share::isMine);
        var theirs = nodeThat(name -> !share.isMine(name));
        configuration.writeNodes(List.of(node.described(own), node.described(theirs)));
        assertThat(snapshots.write(
                        another,
                        new NodeSighting(
                                theirs, Health.ONLINE, 0, 2, Optional.empty(), Optional.of(Instant.now()), List.of())))
                .isTrue();
        tickUntil("its own is online", () -> isIn(own, Health.ONLINE));

        // When it hears its own no more
        node.answers(502);
        tickUntil("it is none of the pollers", () -> others().equals(List.of("another")));

        // Then it is not given up
        loop.tick();
        assertThat(isIn(own, Health.UNSTABLE)).isTrue();

        // And once the other has given it up, this poller is back for other duties
        var judge = pollers.hold("another", MINUTE).pollers();
        assertThat(snapshots.write(judge, sighting(own).orElseThrow().judged(Health.OFFLINE, List.of(Instant.now()))))
                .isTrue();
        tickUntil("it is a poller again", () -> others().size() == 2);
        assertThat(isIn(own, Health.OFFLINE)).isTrue();
    }

    private static String nodeThat(Predicate<String> wanted) {
        return IntStream.range(0, 100)
                .mapToObj(i -> "bbb-" + i)
                .filter(wanted)
                .findFirst()
                .orElseThrow();
    }

    /** Another poller has the node while this one sleeps, and goes again. */
    private void anotherWrites(NodeSighting sighting) {
        pollers.leave(membership.known().orElseThrow().self());
        var another = pollers.hold("another", MINUTE).pollers();
        assertThat(snapshots.write(another, sighting)).isTrue();
        pollers.leave("another");
    }

    private List<String> others() {
        return pollers.hold("another", MINUTE).pollers().all();
    }

    @Test
    void whatAnotherDidNotHearIsNoProofThatANodeIsGone() {
        // Given another poller that is cut off, and has found the node silent for long
        tickUntil("seen", isIn(Health.ONLINE));
        node.answers(502);
        anotherWrites(sighting("bbb-01")
                .orElseThrow()
                .judged(Health.UNSTABLE, List.of())
                .failing(A_LOT));

        // Then this one counts anew, as if it had found it silent once
        tickUntil("given up", isIn(Health.OFFLINE));
        assertThat(sighting("bbb-01").orElseThrow().failures()).isBetween(3, A_LOT - 1);
    }

    @Test
    void aNodeThatHangsDelaysNoOther() {
        // Given
        try (var hanging = new StubNode("bbb-02")) {
            hanging.hangs();
            configuration.writeNodes(List.of(node.described(), hanging.described()));
            tickUntil("the hanging node is asked", () -> hanging.asked() > 0);

            // Then the other is looked at again and again before the deadline of the hanging one
            var asked = node.asked();
            Awaitility.await().until(() -> node.asked() > asked + 5);
            assertThat(hanging.asked()).isEqualTo(1);
        }
    }

    @Test
    void aNodeThatIsDisabledIsForgottenAndAskedNoMore() {
        tickUntil("seen", isIn(Health.ONLINE));
        tickUntil("shown", () -> shown("ensemble.node.health") == 1);

        configuration.writeNodes(List.of(node.described().in(NodeState.DISABLED)));
        // A look that is under way may be the last to show it.
        tickUntil(
                "forgotten",
                () -> sighting("bbb-01").isEmpty()
                        && shown("ensemble.node.health") == 0
                        && shown("ensemble.poller.poll") == 0);
        configuration.writeNodes(List.of(node.described()));
    }

    @Test
    void anEmptiedStoreIsFilledAgain() {
        tickUntil("seen", isIn(Health.ONLINE));
        redis.flushall();
        tickUntil("seen again", isIn(Health.ONLINE));
    }

    @Test
    void goesOnWhenTheStoreIsBack() {
        // Given
        tickUntil("seen", isIn(Health.ONLINE));

        // When the store answers nothing for a while
        redis.execute("CLIENT", "PAUSE", "6000", "ALL");
        tickUntil("away", store::away);

        // Then the loop stays ready, and goes on
        assertThat(loop.call().getStatus()).isEqualTo(Status.UP);
        tickUntil("back", () -> !store.away());
        var back = Instant.now();
        tickUntil(
                "seen again",
                seen("bbb-01", sighting -> sighting.triedAt().orElseThrow().isAfter(back)));
    }

    @Test
    void whoStopsGivesItsNodesAwayAtOnce() {
        tickUntil("seen", isIn(Health.ONLINE));
        membership.leave();
        assertThat(pollers.hold("another", MINUTE).pollers().all()).containsExactly("another");
    }

    @Test
    void servesTheExportersOfTheWholeFleetToPrometheus() throws Exception {
        configuration.writeNodes(List.of(node.describedWithExporter("https://bbb-01.example.org:9100/metrics")));
        loop.tick();

        var url = ConfigProvider.getConfig().getValue("test.url", String.class) + "/prometheus/targets";
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
            assertThat(answer.body()).contains("[\"bbb-01.example.org:9100\"]", "\"node\":\"bbb-01\"");
        }
    }

    @Test
    void theDefaultsAreWhatTheDocumentationSays() {
        assertThat(config.interval()).isEqualTo(Duration.ofMillis(10)); // set for these tests
        assertThat(config.deadline()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.connectTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.cutOffNodes()).isEqualTo(3);
        assertThat(config.cutOffShare()).isEqualTo(0.66);
        assertThat(config.lease()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.unstableAfter()).isEqualTo(1);
        assertThat(config.offlineAfter()).isEqualTo(3);
        assertThat(config.onlineAfter()).isEqualTo(2);
        assertThat(config.heldBackAfter()).isEqualTo(3);
        assertThat(config.heldBackAfterStumbles()).isEqualTo(6);
        assertThat(config.heldBackWithin()).isEqualTo(Duration.ofMinutes(10));
        assertThat(config.heldBackMost()).isEqualTo(60);
        assertThat(config.clockTolerance()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.prometheus()).isEmpty();
        assertThat(config.cpuEvery()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.cpuDeadline()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.cpuMaxAge()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.cpuNotBusy()).containsExactlyInAnyOrder("idle", "iowait", "nice");
        assertThat(config.pollsAtOnce()).isEqualTo(1000);
    }

    private BooleanSupplier isWrong(Wrong what) {
        return seen("bbb-01", sighting -> sighting.wrong().equals(Optional.of(what)));
    }

    private BooleanSupplier isIn(Health health) {
        return () -> isIn("bbb-01", health);
    }

    private boolean isIn(String id, Health health) {
        return sighting(id).filter(sighting -> sighting.health() == health).isPresent();
    }

    private BooleanSupplier seen(String id, Predicate<NodeSighting> wanted) {
        return () -> sighting(id).filter(wanted).isPresent();
    }

    private Optional<NodeSighting> sighting(String id) {
        return snapshots.read().flatMap(snapshot -> snapshot.of(id));
    }

    private long shown(String meter) {
        return registry.find(meter).tags("node", "bbb-01").meters().size();
    }

    private List<String> shownReasons() {
        return registry.find("ensemble.node.wrong").gauges().stream()
                .filter(gauge -> gauge.value() == 1)
                .map(gauge -> String.valueOf(gauge.getId().getTag("reason")))
                .toList();
    }

    private void tickUntil(String what, BooleanSupplier condition) {
        Awaitility.await(what).pollInterval(Duration.ofMillis(20)).until(() -> {
            loop.tick();
            return condition.getAsBoolean();
        });
    }
}
