package io.ensemble.gateway.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** What a packaged gateway must be told to start: keys for the tests alone. */
public final class GatewaySettings implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of(
                "ensemble.gateway.dispatcher-key", "test-only-dispatcher-key",
                "ensemble.gateway.room-keys", "test-only-room-key-new");
    }

    @Override
    public void stop() {}
}
