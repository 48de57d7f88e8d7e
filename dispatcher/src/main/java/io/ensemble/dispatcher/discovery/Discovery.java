// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.discovery;

import io.ensemble.dispatcher.DispatcherConfig;
import io.ensemble.dispatcher.state.OperatorStates;
import io.ensemble.fleet.audit.AuditEntry;
import io.ensemble.fleet.node.NodeOrigin;
import io.ensemble.fleet.node.NodeSource;
import io.ensemble.fleet.node.Roster;
import io.ensemble.fleet.store.RosterStore;
import io.ensemble.fleet.store.SourceStore;
import io.ensemble.fleet.store.StoreAccess;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** Keeps the nodes of all sources published as one fleet. Every dispatcher does, and all come to the same result. */
@ApplicationScoped
public class Discovery {

    private static final Logger LOG = Logger.getLogger(Discovery.class);

    /** Times that somebody else may be faster before the next second has to do. */
    private static final int ATTEMPTS = 3;

    private final SourceStore sources;
    private final RosterStore rosters;
    private final AddedNodes added;
    private final Farewell farewell;
    private final OperatorStates states;
    private final StoreAccess store;
    private final InstantSource clock;
    private final Set<NodeSource> configured = EnumSet.noneOf(NodeSource.class);
    private volatile Roster roster = Roster.EMPTY;
    private Set<String> toldTwice = Set.of();

    Discovery(
            SourceStore sources,
            RosterStore rosters,
            AddedNodes added,
            Farewell farewell,
            OperatorStates states,
            StoreAccess store,
            DispatcherConfig config,
            InstantSource clock) {
        this.sources = sources;
        this.rosters = rosters;
        this.added = added;
        this.farewell = farewell;
        this.states = states;
        this.store = store;
        this.clock = clock;
        config.nodesFile().ifPresent(path -> configured.add(NodeSource.FILE));
        config.prometheus().url().ifPresent(url -> configured.add(NodeSource.PROMETHEUS));
    }

    void begin(@Observes StartupEvent started) {
        if (configured.isEmpty()) {
            LOG.warn(
                    "Neither ensemble.dispatcher.nodes-file nor ensemble.dispatcher.prometheus.url is set: nodes come by"
                            + " POST /api/nodes alone");
        }
    }

    /** Publishes the fleet if it has to be another one. */
    public synchronized void run() {
        added.keep();
        for (var attempt = 1; attempt <= ATTEMPTS && !publish(); attempt++) {
            LOG.debugf("Another dispatcher has published nodes meanwhile (attempt %d)", attempt);
        }
    }

    /** Where a node comes from. */
    public Optional<NodeOrigin> origin(String node) {
        return roster.origin(node);
    }

    /** Whether this dispatcher watches that source. */
    boolean watches(NodeSource source) {
        return configured.contains(source);
    }

    private boolean publish() {
        var listed = store.ask(sources::read);
        var published = store.ask(rosters::read);
        if (published.roster().isEmpty()) {
            // The store may have been emptied just now: nobody is to read the nodes without what operators said of
            // them.
            states.keep();
        }
        // A store that was emptied does not know who is on the way out.
        var before = published.roster().orElse(roster);
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var step = new FleetMerge(listed, added.words()).next(before, farewell::mayGo, now);
        tellTwice(step.listedTwice());
        var wanted = step.roster();
        var speechless = configured.stream().anyMatch(source -> !listed.containsKey(source));
        if (published.roster().equals(Optional.of(wanted)) || (wanted.nodes().isEmpty() && speechless)) {
            roster = wanted;
            return true;
        }
        if (!store.ask(() -> rosters.publish(wanted, published.edition(), step.changes()))) {
            return false;
        }
        roster = wanted;
        step.changes().forEach(Discovery::tell);
        return true;
    }

    private static void tell(AuditEntry change) {
        var why = change.why().isEmpty() ? " by " + change.by() : ": " + change.why();
        LOG.infof("Node %s: %s%s", change.node(), change.what(), why);
    }

    private void tellTwice(Set<String> twice) {
        if (!twice.isEmpty() && !twice.equals(toldTwice)) {
            LOG.warnf(
                    "Several sources list %s; nodes.yaml counts before the API, and the API before Prometheus",
                    String.join(", ", twice));
        }
        toldTwice = twice;
    }
}
