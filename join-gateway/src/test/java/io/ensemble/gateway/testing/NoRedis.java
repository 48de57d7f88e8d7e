package io.ensemble.gateway.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A store that was never there. */
public final class NoRedis implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of("quarkus.redis.hosts", "redis://127.0.0.1:1");
    }

    @Override
    public void stop() {
        // Nothing was started.
    }
}
