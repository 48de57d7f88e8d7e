// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.share;

import io.ensemble.fleet.snapshot.Pollers;
import io.ensemble.fleet.store.PollerStore;
import io.ensemble.fleet.store.StoreAccess;
import io.ensemble.fleet.store.StoreAwayException;
import io.ensemble.poller.PollerConfig;
import io.ensemble.poller.health.Clocks;
import io.ensemble.poller.health.SelfDoubt;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/** This poller as one of several: its lease, and whom it knows. */
@ApplicationScoped
public class Membership {

    private static final Logger LOG = Logger.getLogger(Membership.class);

    private final PollerStore pollers;
    private final StoreAccess store;
    private final Clocks clocks;
    private final SelfDoubt doubt;
    private final InstantSource clock;
    private final Duration lease;
    private final String self;
    private volatile Optional<Pollers> known = Optional.empty();

    Membership(
            PollerStore pollers,
            StoreAccess store,
            Clocks clocks,
            SelfDoubt doubt,
            InstantSource clock,
            PollerConfig config,
            RandomGenerator chance) {
        this.pollers = pollers;
        this.store = store;
        this.clocks = clocks;
        this.doubt = doubt;
        this.clock = clock;
        this.lease = config.lease();
        this.self = "poller-" + HexFormat.of().toHexDigits(chance.nextLong());
    }

    /**
     * Renews the lease; or gives it back if this poller takes itself for cut off and others are there. Then it looks at its
     * nodes as before, to notice when it is not, but what it sees is written no more.
     *
     * @return the pollers as they are now, or as they were when this one was one of them
     * @throws io.ensemble.fleet.store.StoreAwayException if the store does not answer; who was known stays known then
     */
    public Pollers renew() {
        return known.filter(_ -> standsAside()).orElseGet(this::hold);
    }

    /**
     * Gives the lease back if this poller takes itself for cut off and others are there: the same as {@link #renew} would do
     * within a second, which is long for whoever is in a meeting of a node that is dead indeed.
     */
    public void standAside() {
        try {
            var _ = known.isPresent() && standsAside();
        } catch (StoreAwayException away) {
            // StoreAccess has told; the next renewal tries again.
        }
    }

    private boolean standsAside() {
        return doubt.doubting() && store.ask(() -> pollers.standAside(self));
    }

    private Pollers hold() {
        var asked = clock.instant();
        var held = store.ask(() -> pollers.hold(self, lease));
        noteStoreTime(asked, held.storeTime());
        var now = held.pollers();
        if (!known.equals(Optional.of(now))) {
            LOG.infof("%s is one of the pollers %s, which share the nodes", self, now.all());
        }
        known = Optional.of(now);
        return now;
    }

    private void noteStoreTime(Instant asked, Instant storeTime) {
        var took = Duration.between(asked, clock.instant());
        clocks.storeIsAhead(Duration.between(asked.plus(took.dividedBy(2)), storeTime));
    }

    /** The pollers as they were when the lease was last renewed; empty before the first time. */
    public Optional<Pollers> known() {
        return known;
    }

    /** Gives the lease back, so that others take over at once. */
    public void leave() {
        if (known.isPresent()) {
            store.tell(() -> pollers.leave(self));
        }
        known = Optional.empty();
    }
}
