// SPDX-License-Identifier: Apache-2.0
package io.ensemble.fleet.store;

import io.quarkus.redis.datasource.RedisDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;

/**
 * Nodes that somebody has just met in trouble. A hint, not a verdict: new meetings spare such a node while others are left.
 * Those that gateways report are looked at by the poller at once; of those that keep a poller waiting it knows itself.
 */
@ApplicationScoped
public class TroubleStore {

    /** Until the poller has looked three times, and has its own verdict, or everybody has read of the one it has. */
    public static final Duration LIFETIME = Duration.ofSeconds(10);

    private final HintStore hints;
    private final HintStore late;

    TroubleStore(RedisDataSource redis) {
        this.hints = new HintStore(redis, Keys.TROUBLES, LIFETIME);
        this.late = new HintStore(redis, Keys.LATE, LIFETIME);
    }

    /** The node did not answer just now, or not as a healthy one does. */
    public void report(String node) {
        hints.add(Set.of(node));
    }

    /** The nodes that were reported within the last {@link #LIFETIME}, by the store's own clock. */
    public Set<String> reported() {
        return hints.read();
    }

    /** The node keeps a poller waiting, or has just failed a poll that nobody has read of yet. */
    public void late(String node) {
        late.add(Set.of(node));
    }

    /** It answers its poller again. What others reported of it stays. */
    public void inTime(String node) {
        late.takeBack(node);
    }

    /** The nodes that new meetings should spare: those that were reported, and those that keep pollers waiting. */
    public Set<String> toSpare() {
        return hints.readWith(late);
    }
}
