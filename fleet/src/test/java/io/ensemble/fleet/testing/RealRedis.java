package io.ensemble.fleet.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import redis.embedded.RedisServer;

/** Starts a real Redis for a {@code @QuarkusTest}, or uses the one that {@code -Dredis.url} names. */
public final class RealRedis implements QuarkusTestResourceLifecycleManager {

    private @Nullable RedisServer server;

    @Override
    public Map<String, String> start() {
        var given = System.getProperty("redis.url");
        if (given != null) {
            return Map.of("quarkus.redis.hosts", given);
        }
        try {
            var port = freePort();
            var started = RedisServer.builder()
                    .port(port)
                    .setting("bind 127.0.0.1")
                    .setting("save \"\"")
                    .build();
            started.start();
            server = started;
            return Map.of("quarkus.redis.hosts", "redis://127.0.0.1:" + port);
        } catch (IOException e) {
            throw new UncheckedIOException("No Redis for the tests", e);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
