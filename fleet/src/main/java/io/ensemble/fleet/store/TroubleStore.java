// SPDX-License-Identifier: Apache-2.0
package io.ensemble.fleet.store;

import io.quarkus.redis.datasource.RedisDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;

/**
 * Nodes that somebody has just met in trouble. A hint, not a verdict: the poller looks at such a node at once, and new
 * meetings spare it meanwhile. Gateways write; anyone may read.
 */
@ApplicationScoped
public class TroubleStore {

    /** Until the poller has looked three times, and has its own verdict. */
    public static final Duration LIFETIME = Duration.ofSeconds(10);

    private final HintStore hints;

    TroubleStore(RedisDataSource redis) {
        this.hints = new HintStore(redis, Keys.TROUBLES, LIFETIME);
    }

    /** The node did not answer just now, or not as a healthy one does. */
    public void report(String node) {
        hints.add(Set.of(node));
    }

    /** The nodes that were reported within the last {@link #LIFETIME}, by the store's own clock. */
    public Set<String> reported() {
        return hints.read();
    }
}
