package io.ensemble.gateway.store;

import io.ensemble.fleet.store.StoreAccess;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Whether the store may lack what is true: it is away, or was until just now, and may have come back empty. Everybody
 * rebuilds the truth then from what the nodes say.
 */
@ApplicationScoped
public class StoreDoubt {

    /** The pollers ask each node within two intervals of 2 s, and the dispatchers note what they see within a second. */
    private static final Duration REBUILT_AFTER = Duration.ofSeconds(15);

    private final StoreAccess access;
    private final InstantSource clock;
    private volatile Instant doubtedUntil = Instant.MIN;
    private volatile long outages;

    public StoreDoubt(StoreAccess access, InstantSource clock) {
        this.access = access;
        this.clock = clock;
    }

    /** Looks whether the store is or was away. */
    public void look() {
        var seen = access.outages();
        if (access.away() || seen != outages) {
            outages = seen;
            doubtedUntil = clock.instant().plus(REBUILT_AFTER);
        }
    }

    /** Whether a meeting of which the store knows nothing may run all the same. */
    public boolean inDoubt() {
        look();
        return clock.instant().isBefore(doubtedUntil);
    }
}
