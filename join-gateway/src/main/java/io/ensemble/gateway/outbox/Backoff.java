package io.ensemble.gateway.outbox;

import io.ensemble.gateway.GatewayConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** How long to wait until a letter is tried again. */
@ApplicationScoped
class Backoff {

    /** A share by which a wait may be shorter or longer: what failed together should not come back together. */
    private static final double JITTER = 0.2;

    private final List<Duration> delays;
    private final RandomGenerator random;

    Backoff(GatewayConfig config, RandomGenerator random) {
        this.delays = config.outbox().delays();
        this.random = random;
    }

    /** The wait after so many attempts in vain; empty if that was the last one. */
    Optional<Duration> after(int attempts) {
        if (attempts > delays.size()) {
            return Optional.empty();
        }
        var factor = 1 + JITTER * (2 * random.nextDouble() - 1);
        return Optional.of(Duration.ofMillis(Math.round(delays.get(attempts - 1).toMillis() * factor)));
    }
}
