package io.ensemble.acceptance;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.acceptance.JitsiFleet.Room;
import io.ensemble.acceptance.JitsiFleet.Way;
import io.ensemble.acceptance.fault.Programs;
import io.ensemble.acceptance.fault.Prometheus;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Jitsi servers beside BigBlueButton: two of each service over one BigBlueButton and four Jitsi servers. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JitsiIT {

    private static final int BIGBLUEBUTTON = 1;
    private static final int JITSI = 4;

    private static final System.Logger LOG = System.getLogger(JitsiIT.class.getName());

    private static final int PROMETHEUS_PORT = Ports.free();

    private static Suite suite;
    private static JitsiFleet jitsi;

    @BeforeAll
    static void start() {
        suite = Suite.start(new Suite.Setup(
                BIGBLUEBUTTON,
                JITSI,
                2,
                Optional.empty(),
                Map.of(),
                // The usual interval: what is shown here has to be true of it.
                Map.of(
                        "ENSEMBLE_POLLER_INTERVAL",
                        "2s",
                        "ENSEMBLE_POLLER_PROMETHEUS",
                        "http://127.0.0.1:" + PROMETHEUS_PORT),
                List.of()));
        jitsi = new JitsiFleet(suite, BIGBLUEBUTTON, JITSI);
    }

    @AfterAll
    static void stop() {
        suite.close();
    }

    @BeforeEach
    void allIsWell() {
        suite.awaitNodesOnline();
        jitsi.nodes().values().forEach(node -> Http.post(node.resolve("/sandbox/lose-rooms"), "text/plain", ""));
    }

    @Test
    void aPersonMakesARoomAndTheServerVerifiesWhoEntersAsWhat() throws Exception {
        Browser.run("jitsi.mjs", suite.gateway());
    }

    @Test
    void twoHundredPeopleWithFortyRoomNamesMeetOnOneServerForEachRoom() throws Exception {
        // Given 40 rooms, in which nobody is yet
        var rooms = IntStream.range(0, 40)
                .mapToObj(i -> JitsiFleet.make(suite.gateway(), "Room " + i))
                .toList();

        // When 200 people follow the links at the same instant, at either gateway
        var ways = atOneInstant(200, i -> JitsiFleet.follow(gateway(i / 40), rooms.get(i % 40), "P" + i));

        // Then all are let in, and every room is on one server
        assertThat(ways).allSatisfy(way -> assertThat(way).isPresent());
        ways.forEach(way -> JitsiFleet.enter(way.orElseThrow()));
        var open = jitsi.openRooms();
        assertThat(open).hasSize(40);
        assertThat(open).allSatisfy((room, nodes) -> assertThat(nodes).as(room).hasSize(1));
        assertThat(jitsi.nodes().values().stream()
                        .mapToInt(node -> JitsiFleet.state(node).get("people").asInt())
                        .sum())
                .isEqualTo(200);
        LOG.log(
                System.Logger.Level.INFO,
                "200 people with 40 room names, two gateways, one instant: {0}",
                new TreeMap<>(open.values().stream().collect(groupingBy(List::getFirst, counting()))));
    }

    /** First: for two minutes, rooms that others opened and nobody entered are expected where they are, and are counted. */
    @Test
    @Order(1)
    void theRuleOf2020SendsABurstToOneServerAndTheDefaultSpreadsIt() throws Exception {
        Assumptions.assumeTrue(
                Programs.has("prometheus"), "needs Prometheus: on Debian or Ubuntu, sudo apt-get install prometheus");
        // Given servers that are busy to different degrees, as a Prometheus sees it that scrapes them
        var ports = new HashMap<String, Integer>();
        jitsi.nodes().forEach((id, url) -> ports.put(id, url.getPort()));
        var busy = busy(List.of(36, 24, 12, 0));
        try (var prometheus = new Prometheus(PROMETHEUS_PORT, Files.createTempDirectory("ensemble-jitsi"), ports)) {
            Awaitility.await("processors as polling knows them")
                    .atMost(Duration.ofSeconds(120))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> inOrder(byPrometheus(prometheus), busy) && inOrder(cpuOfRows(), busy));
            var idlest = busy.getLast();
            LOG.log(System.Logger.Level.INFO, "Busy processors, by Prometheus: {0}", byPrometheus(prometheus));

            // When a burst of 50 rooms opens, by the default and by the rule of 2020
            var byDefault = burst(suite.gateway());
            var old = suite.side("2020", Map.of("ENSEMBLE_DISPATCHER_POLICY", "idlest-cpu"));
            try {
                var gateway = old.getLast().url();
                var best = JitsiFleet.read(Http.get(gateway.resolve("/api/servers/best?kind=jitsi"))
                        .body());
                var by2020 = burst(gateway);

                // Then
                LOG.log(System.Logger.Level.INFO, "50 rooms at once, policy load:       {0}", byDefault);
                LOG.log(System.Logger.Level.INFO, "50 rooms at once, policy idlest-cpu: {0}", by2020);
                assertThat(jitsi.idOf(best.get("url").asText())).isEqualTo(idlest);
                assertThat(by2020).isEqualTo(Map.of(idlest, 50L));
                assertThat(byDefault).hasSize(JITSI);
                assertThat(byDefault.values())
                        .allSatisfy(rooms -> assertThat(rooms).isLessThanOrEqualTo(25));
            } finally {
                old.forEach(service -> service.program().close());
            }
        }
    }

    @Test
    void theRoomsOfADeadServerOpenElsewhereWithinFifteenSeconds() throws Exception {
        // Given rooms with people, on several servers
        var running = IntStream.range(0, 12)
                .mapToObj(i -> JitsiFleet.make(suite.gateway(), "Doomed " + i))
                .map(room -> new Running(room, led(room)))
                .toList();
        running.forEach(room -> JitsiFleet.enter(room.way()));
        var dying = running.getFirst().way().node();
        var lost =
                running.stream().filter(room -> room.way().node().equals(dying)).toList();

        // When one of these dies
        Http.put(URI.create(dying).resolve("/sandbox/fault"), "{\"kind\":\"dead\",\"millis\":30000}");
        var died = System.nanoTime();

        // Then the same links lead elsewhere, and people get in there
        for (var room : lost) {
            var after = new ArrayList<Way>();
            Awaitility.await("a place elsewhere")
                    .atMost(Duration.ofSeconds(15))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> {
                        JitsiFleet.follow(gateway(after.size()), room.room(), "Again")
                                .ifPresent(after::add);
                        return !after.isEmpty() && !after.getLast().node().equals(dying);
                    });
            JitsiFleet.enter(after.getLast());
        }
        var took = Duration.ofNanos(System.nanoTime() - died);
        LOG.log(
                System.Logger.Level.INFO,
                "{0} rooms of a dead server were open elsewhere after {1}",
                lost.size(),
                took);
        assertThat(took).isLessThan(Duration.ofSeconds(15));
        // And the rooms of others stayed where they were
        assertThat(running.stream().filter(room -> !lost.contains(room)))
                .isNotEmpty()
                .allSatisfy(room ->
                        assertThat(led(room.room()).node()).isEqualTo(room.way().node()));
    }

    private record Running(Room room, Way way) {}

    @Test
    void aDrainedServerGetsNoNewRoomAndEndsEmpty() {
        // Given a room with somebody in it
        var room = JitsiFleet.make(suite.gateway(), "The last lesson");
        var way = led(room);
        var person = JitsiFleet.enter(way);
        var node = jitsi.idOf(way.node());

        // When an operator drains its server
        jitsi.operate(node, "draining");
        try {
            Awaitility.await().until(() -> jitsi.row(node).get("state").asText().equals("draining"));
            Awaitility.await("both dispatchers know it")
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> IntStream.range(0, 10)
                            .noneMatch(i -> newRoom(i).node().equals(way.node())));

            // Then new rooms go elsewhere, while the running one keeps its place
            assertThat(IntStream.range(0, 20).mapToObj(JitsiIT::newRoom))
                    .noneSatisfy(elsewhere -> assertThat(elsewhere.node()).isEqualTo(way.node()));
            assertThat(led(room).node()).isEqualTo(way.node());

            // And as people leave, it ends empty
            JitsiFleet.leave(way, person);
            Awaitility.await("an empty server")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> jitsi.row(node).get("drained").asBoolean()
                            && JitsiFleet.state(URI.create(way.node()))
                                    .get("rooms")
                                    .isEmpty());
        } finally {
            jitsi.operate(node, "enabled");
        }
    }

    private static Way newRoom(int number) {
        return led(JitsiFleet.make(suite.gateway(), "New " + number));
    }

    private static Way led(Room room) {
        return JitsiFleet.follow(suite.gateway(), room, "Ada").orElseThrow();
    }

    private static URI gateway(int number) {
        return suite.gateways().get(number % 2).url();
    }

    /** Lets so many people into rooms of twelve, and answers the nodes, the busiest first. */
    private static List<String> busy(List<Integer> people) {
        var nodes = jitsi.nodes().keySet().stream().sorted().toList();
        var wanted = new HashMap<String, Integer>();
        IntStream.range(0, nodes.size()).forEach(i -> wanted.put(nodes.get(i), people.get(i)));
        // Rooms go where they are placed, so more are made until each server has had its share.
        while (wanted.values().stream().anyMatch(left -> left > 0)) {
            var way = newRoom(0);
            var node = jitsi.idOf(way.node());
            if (wanted.getOrDefault(node, 0) > 0) {
                IntStream.range(0, 12).forEach(i -> JitsiFleet.enter(way));
                wanted.merge(node, -12, Integer::sum);
            }
        }
        return nodes;
    }

    private static Map<String, Long> burst(URI gateway) throws InterruptedException {
        var rooms = IntStream.range(0, 50)
                .mapToObj(i -> JitsiFleet.make(gateway, "Burst " + i))
                .toList();
        return new TreeMap<>(atOneInstant(50, i -> JitsiFleet.follow(gateway, rooms.get(i), "P" + i)).stream()
                .map(way -> jitsi.idOf(way.orElseThrow().node()))
                .collect(groupingBy(Function.identity(), counting())));
    }

    private static Map<String, Double> byPrometheus(Prometheus prometheus) {
        // One by the other: in its first minute a rate is of less than a minute, and too small.
        var query = URLEncoder.encode(
                "1 - sum by (node) (rate(node_cpu_seconds_total{mode=\"idle\"}[1m]))"
                        + " / sum by (node) (rate(node_cpu_seconds_total[1m]))",
                StandardCharsets.UTF_8);
        if (Http.status(prometheus.url()) == 0) {
            return Map.of();
        }
        var shares = new TreeMap<String, Double>();
        JitsiFleet.read(Http.get(prometheus.url().resolve("/api/v1/query?query=" + query))
                        .body())
                .at("/data/result")
                .forEach(series -> shares.put(
                        series.at("/metric/node").asText(),
                        series.at("/value/1").asDouble()));
        return shares;
    }

    private static Map<String, Double> cpuOfRows() {
        var shares = new HashMap<String, Double>();
        for (var node : jitsi.nodes().keySet()) {
            var cpu = jitsi.row(node).path("cpu");
            if (cpu.isNumber()) {
                shares.put(node, cpu.asDouble());
            }
        }
        return shares;
    }

    private static boolean inOrder(Map<String, Double> shares, List<String> busiestFirst) {
        var sorted = busiestFirst.stream()
                .map(node -> shares.getOrDefault(node, Double.NaN))
                .toList();
        return IntStream.range(1, sorted.size()).allMatch(i -> sorted.get(i - 1) > sorted.get(i) + 0.01);
    }

    private static <T> List<T> atOneInstant(int count, IntFunction<T> call) throws InterruptedException {
        var go = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, count)
                    .<Callable<T>>mapToObj(i -> () -> {
                        go.await();
                        return call.apply(i);
                    })
                    .map(threads::submit)
                    .toList();
            go.countDown();
            threads.shutdown();
            assertThat(threads.awaitTermination(90, TimeUnit.SECONDS)).isTrue();
            return calls.stream().map(done -> done.resultNow()).collect(Collectors.toList());
        }
    }
}
