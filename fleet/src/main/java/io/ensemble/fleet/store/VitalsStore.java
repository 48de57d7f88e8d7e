// SPDX-License-Identifier: Apache-2.0
package io.ensemble.fleet.store;

import io.quarkus.redis.datasource.RedisDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Asks the store how it is. */
@ApplicationScoped
public class VitalsStore {

    private static final Logger LOG = Logger.getLogger(VitalsStore.class);

    private final RedisDataSource redis;
    private final StoreAccess store;

    VitalsStore(RedisDataSource redis, StoreAccess store) {
        this.redis = redis;
        this.store = store;
    }

    /** Names the run of the server that answers; empty from one that does not say: that must not count as an outage. */
    Optional<String> run() {
        try {
            return Vitals.run(redis.execute("INFO", "server").toString());
        } catch (RuntimeException unanswered) {
            LOG.debug("The store does not say which run of which server it is", unanswered);
            return Optional.empty();
        }
    }

    /** How it is; empty while it is away, and from one that does not let us ask: that must not count as an outage. */
    public Optional<Vitals> read() {
        if (store.away()) {
            return Optional.empty();
        }
        try {
            return Vitals.of(redis.execute("INFO").toString());
        } catch (RuntimeException unanswered) {
            LOG.debug("The store does not say how it is", unanswered);
            return Optional.empty();
        }
    }
}
