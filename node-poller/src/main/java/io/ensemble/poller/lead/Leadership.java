package io.ensemble.poller.lead;

import io.ensemble.fleet.store.LeaseStore;
import io.ensemble.poller.PollerConfig;
import io.ensemble.poller.PollerMeters;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/** Whether this poller leads. The others wait, and one of them takes over when the leader's lease runs out or is given back. */
@ApplicationScoped
public class Leadership {

    private static final Logger LOG = Logger.getLogger(Leadership.class);
    private static final String LEASE = "poller";

    private final LeaseStore leases;
    private final PollerMeters meters;
    private final Duration timeToLive;
    private final String owner;
    private volatile boolean leading;

    Leadership(LeaseStore leases, PollerMeters meters, PollerConfig config, RandomGenerator chance) {
        this.leases = leases;
        this.meters = meters;
        this.timeToLive = config.lease();
        this.owner = "poller-" + HexFormat.of().toHexDigits(chance.nextLong());
    }

    /**
     * Takes or renews the lead.
     *
     * @return the number of the lease; empty if another poller leads
     */
    public OptionalLong hold() {
        var term = leases.hold(LEASE, owner, timeToLive);
        tell(term.isPresent());
        return term;
    }

    /** Lets another poller lead at once. */
    public void giveBack() {
        if (leading) {
            leases.giveBack(LEASE, owner);
            tell(false);
        }
    }

    private void tell(boolean leads) {
        if (leads != leading) {
            LOG.infof(leads ? "%s leads" : "%s no longer leads", owner);
        }
        leading = leads;
        meters.leads(leads);
    }
}
