package io.ensemble.gateway.jitsi;

import io.ensemble.gateway.GatewayConfig;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Ensemble's own keys, read when a gateway starts: one with a bad key does not start, rather than turn people away later. */
@ApplicationScoped
@Startup
class SigningKeys {

    private final List<SigningKey> keys;

    SigningKeys(GatewayConfig config) {
        this.keys = config.jitsi().keys().orElse(List.of()).stream()
                .map(SigningKeys::read)
                .toList();
    }

    /** The key that signs; empty if none is configured. */
    Optional<SigningKey> signing() {
        return keys.stream().findFirst();
    }

    /** All keys: what an earlier one has signed is still good. */
    List<SigningKey> all() {
        return keys;
    }

    private static SigningKey read(Path file) {
        try {
            return SigningKey.read(Files.readString(file));
        } catch (IOException | IllegalArgumentException unusable) {
            throw new IllegalStateException(
                    "ensemble.gateway.jitsi.keys: " + file + " cannot be used: " + unusable.getMessage(), unusable);
        }
    }
}
