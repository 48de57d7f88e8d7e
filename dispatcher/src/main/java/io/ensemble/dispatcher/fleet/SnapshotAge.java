package io.ensemble.dispatcher.fleet;

import io.ensemble.dispatcher.DispatcherConfig;
import io.ensemble.dispatcher.Meters;
import io.ensemble.fleet.snapshot.Snapshot;
import io.ensemble.fleet.store.FleetView;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;

/** How old the snapshot is that decisions rest on. */
@ApplicationScoped
public class SnapshotAge {

    private static final Logger LOG = Logger.getLogger(SnapshotAge.class);

    private final FleetView view;
    private final InstantSource clock;
    private final Duration limit;
    private final Instant startedAt;
    private boolean warned;

    SnapshotAge(FleetView view, InstantSource clock, DispatcherConfig config, MeterRegistry registry) {
        this.view = view;
        this.clock = clock;
        this.limit = config.snapshotMaxAge();
        this.startedAt = clock.instant();
        Gauge.builder(Meters.SNAPSHOT_AGE, this, SnapshotAge::seconds)
                .description("Time since the poll round of the snapshot in use began")
                .baseUnit("seconds")
                .strongReference(true)
                .register(registry);
    }

    /** When the snapshot in use was taken; empty if there is none yet. */
    Optional<Instant> takenAt() {
        return Optional.of(view.snapshot().takenAt()).filter(at -> !at.equals(Snapshot.NONE.takenAt()));
    }

    /** Its age; empty if there is none yet. A poller's clock that runs ahead of ours makes it new, never younger. */
    Optional<Duration> age() {
        return takenAt().map(this::since);
    }

    /** Whether it is too old to be trusted blindly. */
    public boolean stale() {
        return since(takenAt().orElse(startedAt)).compareTo(limit) > 0;
    }

    /** Whether there is no snapshot yet. */
    public boolean isEmpty() {
        return takenAt().isEmpty();
    }

    /** Warns once when the snapshot has become too old, and tells when that is over. */
    public synchronized void watch() {
        var stale = stale();
        if (stale && !warned) {
            var what = age().map(age -> "The last snapshot is " + age.toSeconds() + " s old")
                    .orElse("There is no snapshot yet");
            LOG.warnf(
                    "%s (limit %d s). What was last seen serves on. Is the node-poller running?",
                    what, limit.toSeconds());
        } else if (!stale && warned) {
            LOG.info("Snapshots are fresh again.");
        }
        warned = stale;
    }

    private Duration since(Instant instant) {
        var age = Duration.between(instant, clock.instant());
        return age.isNegative() ? Duration.ZERO : age;
    }

    private double seconds() {
        return age().map(age -> age.toMillis() / 1000.0).orElse(Double.NaN);
    }
}
