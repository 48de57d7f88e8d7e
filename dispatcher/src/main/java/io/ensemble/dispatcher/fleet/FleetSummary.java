package io.ensemble.dispatcher.fleet;

import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The fleet at a glance. */
@Schema(description = "The fleet at a glance")
record FleetSummary(
        Totals totals,
        SnapshotInUse snapshot,

        @Schema(description = "Nodes per state: enabled, cordoned, draining, disabled")
        Map<String, Long> states,

        @Schema(description = "Nodes per health: online, unstable, offline, unseen")
        Map<String, Long> health) {

    /** Sums over the nodes that answer and are not disabled; {@code nodes} counts all. */
    @Schema(description = "Sums over the nodes that answer and are not disabled; nodes counts all")
    record Totals(int nodes, int rooms, int participants, int videos, int voices, int breakouts, double load) {}

    /** What decisions rest on. */
    @Schema(description = "The snapshot in use; null where there is none yet")
    record SnapshotInUse(
            @Nullable Instant takenAt, @Nullable Double ageSeconds, boolean stale) {}
}
