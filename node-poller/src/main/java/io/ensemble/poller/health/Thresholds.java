package io.ensemble.poller.health;

/**
 * How many polls in a row change the verdict on a node; each at least 1.
 *
 * @param unstableAfter failed ones that make an online node unstable
 * @param offlineAfter failed ones that make it offline
 * @param onlineAfter good ones that make it online again
 */
public record Thresholds(int unstableAfter, int offlineAfter, int onlineAfter) {

    public Thresholds {
        if (unstableAfter < 1 || offlineAfter < unstableAfter || onlineAfter < 1) {
            throw new IllegalArgumentException("Thresholds must be at least 1, and offline-after (" + offlineAfter
                    + ") not below unstable-after (" + unstableAfter + ")");
        }
    }
}
