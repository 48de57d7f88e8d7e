package io.ensemble.acceptance.fault;

import static java.util.stream.Collectors.joining;

import io.ensemble.acceptance.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** A primary, its replica, and three Sentinels that watch them. */
final class WatchedRedis implements AutoCloseable {

    private static final String NAME = "ensemble";

    private final List<Redis> servers;
    private final List<Redis> sentinels;

    WatchedRedis(Path folder) {
        var first = Redis.server("redis-a", folder);
        first.awaitReady();
        var second = Redis.server("redis-b", folder, "--replicaof", "127.0.0.1", String.valueOf(first.port()));
        servers = List.of(first, second);
        sentinels = IntStream.rangeClosed(1, 3)
                .mapToObj(i -> sentinel(folder, i, first.port()))
                .toList();
    }

    /** What the services are told: docs/operators.md, "Redis". */
    Map<String, String> settings() {
        return Map.of(
                "ENSEMBLE_REDIS",
                sentinels.stream().map(Redis::url).collect(joining(",")),
                "QUARKUS_REDIS_CLIENT_TYPE",
                "sentinel",
                "QUARKUS_REDIS_MASTER_NAME",
                NAME,
                "QUARKUS_REDIS_AUTO_FAILOVER",
                "true");
    }

    /** Waits until all three know each other and the replica, and the replica has what the primary has. */
    void awaitReady() {
        Awaitility.await("Sentinels that are ready to fail over")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> isFollowed(primary()) && sentinels.stream().allMatch(WatchedRedis::isReady));
    }

    /** The server that a Sentinel names now. */
    Redis primary() {
        return servers.stream().filter(this::isPrimary).findFirst().orElseThrow();
    }

    /** Waits until a Sentinel names another primary than this one. */
    void awaitFailover(Redis from) {
        Awaitility.await("a new primary")
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> !primary().equals(from));
    }

    @Override
    public void close() {
        sentinels.forEach(Redis::close);
        servers.forEach(Redis::close);
    }

    private boolean isPrimary(Redis server) {
        try {
            return sentinels
                    .getFirst()
                    .ask("SENTINEL GET-MASTER-ADDR-BY-NAME " + NAME)
                    .contains("\r\n" + server.port() + "\r\n");
        } catch (IOException e) {
            throw new IllegalStateException("A Sentinel does not answer", e);
        }
    }

    private boolean isFollowed(Redis primary) throws IOException {
        for (var server : servers) {
            if (!server.equals(primary) && !server.ask("INFO replication").contains("master_link_status:up")) {
                return false;
            }
        }
        return true;
    }

    private static boolean isReady(Redis sentinel) {
        try {
            var state = sentinel.ask("SENTINEL MASTER " + NAME);
            var replica = sentinel.ask("SENTINEL REPLICAS " + NAME);
            return value(state, "num-slaves").equals("1")
                    && value(state, "num-other-sentinels").equals("2")
                    && value(replica, "flags").equals("slave");
        } catch (IOException notYet) {
            return false;
        }
    }

    // An answer is a flat list of names and values, each after a line with its length.
    private static String value(String answer, String name) {
        var lines = answer.lines().toList();
        var at = lines.indexOf(name);
        return at < 0 || at + 2 >= lines.size() ? "" : lines.get(at + 2);
    }

    // Two of three must agree; two seconds of silence are death, half of what the services wait for an answer at most;
    // a failover that gets stuck is tried again after six.
    private static Redis sentinel(Path folder, int number, int primary) {
        var port = Ports.free();
        var file = folder.resolve("sentinel-" + number + ".conf");
        try {
            Files.writeString(file, """
                    port %d
                    bind 127.0.0.1
                    sentinel monitor %s 127.0.0.1 %d 2
                    sentinel down-after-milliseconds %s 2000
                    sentinel failover-timeout %s 6000
                    """.formatted(port, NAME, primary, NAME, NAME));
        } catch (IOException e) {
            throw new IllegalStateException("Cannot write " + file, e);
        }
        return Redis.sentinel("sentinel-" + number, port, folder, file);
    }
}
