package io.ensemble.gateway.node;

import io.ensemble.fleet.store.TroubleStore;
import io.ensemble.gateway.store.PresentStore;
import io.ensemble.gateway.store.StoreAbsentException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jboss.logging.Logger;

/**
 * Tells the fleet at once of nodes that this gateway meets in trouble: the poller looks at them within a second, and the
 * dispatchers spare them meanwhile. Nobody waits for it.
 */
@ApplicationScoped
class TroubleReports {

    private static final Logger LOG = Logger.getLogger(TroubleReports.class);

    /** The poller looks once a second; more often says no more. */
    private static final Duration AT_MOST_EVERY = Duration.ofSeconds(1);

    private final TroubleStore troubles;
    private final PresentStore store;
    private final InstantSource clock;
    private final ConcurrentMap<String, Instant> lastReports = new ConcurrentHashMap<>();

    TroubleReports(TroubleStore troubles, PresentStore store, InstantSource clock) {
        this.troubles = troubles;
        this.store = store;
        this.clock = clock;
    }

    /** The node is in trouble now. */
    void report(String node) {
        var now = clock.instant();
        var mine = lastReports.merge(
                node, now, (last, again) -> last.plus(AT_MOST_EVERY).isAfter(again) ? last : again);
        // Of several at the same instant each reports, which does no harm.
        if (mine.equals(now)) {
            Thread.ofVirtual().name("trouble-" + node).start(() -> tell(node));
        }
    }

    /** Begins anew. */
    void forgetAll() {
        lastReports.clear();
    }

    private void tell(String node) {
        try {
            store.tell(() -> troubles.report(node));
        } catch (StoreAbsentException away) {
            LOG.debugf("%s is in trouble, but the store is away", node);
        }
    }
}
