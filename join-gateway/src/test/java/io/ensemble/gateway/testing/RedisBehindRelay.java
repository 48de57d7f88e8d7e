package io.ensemble.gateway.testing;

import io.ensemble.fleet.testing.RealRedis;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A real Redis that can go away and come back. */
public final class RedisBehindRelay implements QuarkusTestResourceLifecycleManager {

    private static volatile @Nullable Relay way;

    private final RealRedis redis = new RealRedis();

    /** The way to it. */
    public static Relay way() {
        return Objects.requireNonNull(way);
    }

    @Override
    public Map<String, String> start() {
        try {
            var address = URI.create(Objects.requireNonNull(redis.start().get("quarkus.redis.hosts")));
            var relay = new Relay(address.getPort());
            way = relay;
            return Map.of("quarkus.redis.hosts", "redis://127.0.0.1:" + relay.port());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        way().close();
        redis.stop();
    }
}
