// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.reconciliation;

import io.ensemble.dispatcher.Meters;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SortedSet;
import org.jboss.logging.Logger;

/**
 * Shows, and says once, that placements are missing for long: each call about a meeting that does not run asks all nodes
 * until the last of them has told what it runs.
 */
@Startup // so that the meter is there from the start
@ApplicationScoped
class IncompleteSince {

    private static final Logger LOG = Logger.getLogger(IncompleteSince.class);

    /** Longer than it takes to give up a node, and to pass over one that refuses our secret. */
    private static final Duration SAID_AFTER = Duration.ofMinutes(1);

    private final InstantSource clock;
    private volatile Instant since = Instant.MAX;
    private boolean said;

    IncompleteSince(MeterRegistry registry, InstantSource clock) {
        this.clock = clock;
        Gauge.builder(Meters.INCOMPLETE, this, IncompleteSince::seconds)
                .description("For how long placements may have been missing in the store, as the dispatcher knows that"
                        + " compares nodes and store; 0 for all others")
                .baseUnit("seconds")
                .register(registry);
    }

    /** Placements may be missing since then, and that is what these nodes run. */
    void note(Instant began, SortedSet<String> silent) {
        since = began;
        if (!said && !silent.isEmpty() && clock.instant().isAfter(began.plus(SAID_AFTER))) {
            said = true;
            LOG.warnf(
                    "Since %s it is not known what %s runs: front ends that ask for a meeting which does not run may read"
                            + " internalError. Mend the node, or disable it",
                    began, String.join(", ", silent));
        }
    }

    /** Nothing is missing, or another dispatcher looks. */
    void over() {
        since = Instant.MAX;
        said = false;
    }

    private double seconds() {
        var began = since;
        return began.equals(Instant.MAX)
                ? 0
                : Math.max(0, Duration.between(began, clock.instant()).toSeconds());
    }
}
