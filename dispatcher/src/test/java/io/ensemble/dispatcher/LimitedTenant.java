package io.ensemble.dispatcher;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/** A tenants.yaml with the tenant default, which may have three meetings. */
public final class LimitedTenant implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        try {
            var tenants = Files.createTempFile("tenants", ".yaml");
            Files.writeString(tenants, """
                    tenants:
                      - id: default
                        secrets: [the-tenants-secret]
                        limits: { meetings: 3 }
                    """);
            return Map.of("ensemble.dispatcher.tenants-file", tenants.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {}
}
