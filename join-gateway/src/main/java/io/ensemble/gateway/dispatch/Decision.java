package io.ensemble.gateway.dispatch;

import io.ensemble.fleet.placement.Placement;

/** What the dispatcher decided. */
public sealed interface Decision {

    /**
     * The meeting has this place.
     *
     * @param made whether it had none before
     */
    record Placed(Placement placement, boolean made) implements Decision {}

    /**
     * The store is away, and this is the place that all dispatchers name without it. Nothing is stored, so there is nothing
     * to release.
     *
     * @param made whether the dispatcher knows of no place that the meeting had before
     */
    record Agreed(String node, boolean made) implements Decision {}

    /** The tenant has as many meetings as it may have. */
    record LimitReached() implements Decision {}

    /** No node may take the meeting now. */
    record NoCandidate() implements Decision {}

    /** No dispatcher could decide. */
    record Unavailable() implements Decision {}
}
