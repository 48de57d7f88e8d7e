package io.ensemble.poller.health;

import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.NodeSighting;
import java.util.Optional;

/**
 * The verdict on a node, with hysteresis both ways: one failed poll takes no meeting away, and a node that was given up
 * must prove itself before it gets new ones. It depends on the last sighting alone, so a poller that takes a node over goes
 * on where the one before it stopped.
 */
public record HealthRule(Thresholds thresholds) {

    /** The verdict after a good poll. */
    public Health afterSuccess(Optional<NodeSighting> last) {
        var givenUp = last.filter(sighting -> sighting.health() == Health.OFFLINE);
        var successes = last.map(NodeSighting::successes).orElse(0) + 1;
        return givenUp.isPresent() && successes < thresholds.onlineAfter() ? Health.OFFLINE : Health.ONLINE;
    }

    /** The verdict after a failed poll. A node that never answered is not trusted, and given up as late as any other. */
    public Health afterFailure(Optional<NodeSighting> last) {
        var before = last.map(NodeSighting::health).orElse(Health.UNSTABLE);
        var failures = last.map(NodeSighting::failures).orElse(0) + 1;
        if (before == Health.OFFLINE || failures >= thresholds.offlineAfter()) {
            return Health.OFFLINE;
        }
        return before == Health.UNSTABLE || failures >= thresholds.unstableAfter() ? Health.UNSTABLE : Health.ONLINE;
    }
}
