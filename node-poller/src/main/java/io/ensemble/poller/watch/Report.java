// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.watch;

import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.store.SnapshotStore;
import io.ensemble.fleet.store.StoreAccess;
import io.ensemble.fleet.store.StoreAwayException;
import io.ensemble.poller.PollerConfig;
import io.ensemble.poller.PollerMeters;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Tells what is seen: to everybody through the store, to operators in meters and in the log. */
@ApplicationScoped
class Report {

    private static final Logger LOG = Logger.getLogger(Report.class);

    private final FleetView fleet;
    private final SnapshotStore snapshots;
    private final StoreAccess store;
    private final PollerMeters meters;
    private final int mostByHearsay;

    Report(FleetView fleet, SnapshotStore snapshots, StoreAccess store, PollerMeters meters, PollerConfig config) {
        this.fleet = fleet;
        this.snapshots = snapshots;
        this.store = store;
        this.meters = meters;
        this.mostByHearsay = Math.max(0, config.thresholds().offlineAfter() - 2);
    }

    /**
     * A report that is about to be made.
     *
     * @param charge the node that it is of, and those among whom the nodes are divided while it is asked
     * @param before what was seen of it before
     * @param written the last of that which the store has taken
     * @param secondHand whether what was seen before is what the store has of it, be it of another poller
     */
    record Draft(
            Report report,
            Charge charge,
            Optional<NodeSighting> before,
            Optional<NodeSighting> written,
            boolean secondHand) {

        /** Hands it in; answers what is remembered of it. */
        Memory hand(NodeSighting seen) {
            return report.hand(this, seen);
        }
    }

    /**
     * Begins a report.
     *
     * @param own what this poller remembers; without it, the verdict builds on what the store has, be it of another poller
     */
    Draft begin(Charge charge, Optional<Memory> own) {
        var stored = fleet.snapshot().of(charge.node().id());
        return own.filter(memory -> memory.holds(charge.pollers(), stored))
                .map(memory -> new Draft(this, charge, Optional.of(memory.seen()), memory.written(), false))
                .orElseGet(() -> new Draft(this, charge, stored.map(this::byHearsay), stored, true));
    }

    // That another poller heard nothing may be the fault of its own way there. So no node is given up before this one
    // has
    // found it silent twice, or for the time of two polls.
    private NodeSighting byHearsay(NodeSighting seen) {
        return seen.health() == Health.OFFLINE ? seen : seen.failing(Math.min(seen.failures(), mostByHearsay));
    }

    private Memory hand(Draft draft, NodeSighting seen) {
        var pollers = draft.charge().pollers();
        try {
            if (!store.ask(() -> snapshots.write(pollers, seen))) {
                // The node may be somebody else's by now; what he writes tells.
                return new Memory(seen, draft.written(), Optional.empty());
            }
            tell(draft, seen);
            return new Memory(seen, Optional.of(seen), Optional.of(pollers));
        } catch (StoreAwayException away) {
            // The verdict goes on here, and is written as soon as the store is back.
            tell(draft, seen);
            return new Memory(seen, draft.written(), Optional.of(pollers));
        }
    }

    private void tell(Draft draft, NodeSighting seen) {
        meters.show(draft.charge().node().kind(), seen);
        Changes.between(draft.before(), seen)
                .ifPresent(change -> LOG.log(change.bad() ? Logger.Level.WARN : Logger.Level.INFO, change.text()));
    }
}
