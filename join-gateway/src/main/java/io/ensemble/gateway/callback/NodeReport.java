package io.ensemble.gateway.callback;

import io.ensemble.fleet.callback.Callback;

/** What became of what a node told us. */
sealed interface NodeReport {

    /**
     * It is to be passed on.
     *
     * @param event tells this event from others of the same meeting
     */
    record Genuine(Callback callback, String event) implements NodeReport {}

    /** None of our nodes signed it. */
    record Unverified() implements NodeReport {}
}
