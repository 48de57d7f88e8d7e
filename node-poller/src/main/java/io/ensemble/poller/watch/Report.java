// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.watch;

import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.snapshot.Pollers;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.store.SnapshotStore;
import io.ensemble.fleet.store.StoreAccess;
import io.ensemble.fleet.store.StoreAwayException;
import io.ensemble.poller.PollerMeters;
import io.ensemble.poller.share.Membership;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Tells what is seen: to everybody through the store, to operators in meters and in the log. */
@ApplicationScoped
class Report {

    private static final Logger LOG = Logger.getLogger(Report.class);

    private final Membership membership;
    private final FleetView fleet;
    private final SnapshotStore snapshots;
    private final StoreAccess store;
    private final PollerMeters meters;

    Report(Membership membership, FleetView fleet, SnapshotStore snapshots, StoreAccess store, PollerMeters meters) {
        this.membership = membership;
        this.fleet = fleet;
        this.snapshots = snapshots;
        this.store = store;
        this.meters = meters;
    }

    /**
     * A report that is about to be made.
     *
     * @param node the node that it is of
     * @param pollers those among whom the nodes are divided while the node is asked
     * @param before what was seen of it before
     */
    record Draft(Report report, Node node, Optional<Pollers> pollers, Optional<NodeSighting> before) {

        /** Hands it in; answers what the next sighting builds on, empty if the node may be somebody else's by now. */
        Optional<NodeSighting> hand(NodeSighting seen) {
            return report.hand(this, seen) ? Optional.of(seen) : Optional.empty();
        }
    }

    /**
     * Begins a report.
     *
     * @param own this poller's last sighting; without one, the verdict builds on what another poller has written
     */
    Draft begin(Node node, Optional<NodeSighting> own) {
        return new Draft(
                this, node, membership.known(), own.or(() -> fleet.snapshot().of(node.id())));
    }

    private boolean hand(Draft draft, NodeSighting seen) {
        if (!written(draft, seen)) {
            return false;
        }
        meters.show(draft.node().kind(), seen);
        Changes.between(draft.before(), seen)
                .ifPresent(change -> LOG.log(change.bad() ? Logger.Level.WARN : Logger.Level.INFO, change.text()));
        return true;
    }

    private boolean written(Draft draft, NodeSighting seen) {
        try {
            return draft.pollers().isPresent()
                    && store.ask(() -> snapshots.write(draft.pollers().orElseThrow(), seen));
        } catch (StoreAwayException away) {
            // The verdict goes on here, and is written as soon as the store is back.
            return true;
        }
    }
}
