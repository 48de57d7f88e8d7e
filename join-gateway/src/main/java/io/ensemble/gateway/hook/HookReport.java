package io.ensemble.gateway.hook;

/** What became of the events that a node told us of. */
enum HookReport {
    /** The outbox has them for everybody who wants them. */
    TAKEN,
    /** The node did not sign them. */
    UNVERIFIED
}
