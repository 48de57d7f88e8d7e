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

    private final Redis primary;
    private final Redis replica;
    private final List<Redis> sentinels;

    WatchedRedis(Path folder) {
        primary = Redis.server("redis-primary", folder);
        primary.awaitReady();
        replica = Redis.server("redis-replica", folder, "--replicaof", "127.0.0.1", String.valueOf(primary.port()));
        sentinels =
                IntStream.rangeClosed(1, 3).mapToObj(i -> sentinel(folder, i)).toList();
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
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> isFollowed() && sentinels.stream().allMatch(WatchedRedis::isReady));
    }

    /** Kills the primary. */
    void killPrimary() {
        primary.kill();
    }

    /** Waits until a Sentinel names the replica as the new primary. */
    void awaitFailover() {
        var port = "\r\n" + replica.port() + "\r\n";
        Awaitility.await("a new primary")
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> sentinels
                        .getFirst()
                        .ask("SENTINEL GET-MASTER-ADDR-BY-NAME " + NAME)
                        .contains(port));
    }

    @Override
    public void close() {
        sentinels.forEach(Redis::close);
        replica.close();
        primary.close();
    }

    private boolean isFollowed() throws IOException {
        return replica.ask("INFO replication").contains("master_link_status:up");
    }

    private static boolean isReady(Redis sentinel) {
        try {
            var state = sentinel.ask("SENTINEL MASTER " + NAME);
            return value(state, "num-slaves").equals("1")
                    && value(state, "num-other-sentinels").equals("2");
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
    private Redis sentinel(Path folder, int number) {
        var port = Ports.free();
        var file = folder.resolve("sentinel-" + number + ".conf");
        try {
            Files.writeString(file, """
                    port %d
                    bind 127.0.0.1
                    sentinel monitor %s 127.0.0.1 %d 2
                    sentinel down-after-milliseconds %s 2000
                    sentinel failover-timeout %s 6000
                    """.formatted(port, NAME, primary.port(), NAME, NAME));
        } catch (IOException e) {
            throw new IllegalStateException("Cannot write " + file, e);
        }
        return Redis.sentinel("sentinel-" + number, port, folder, file);
    }
}
