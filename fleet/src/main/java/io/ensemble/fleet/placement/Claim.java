package io.ensemble.fleet.placement;

/** What came of asking for a place. */
public sealed interface Claim {

    /** The meeting had no place, and has this one now. */
    record Made(Placement placement) implements Claim {}

    /** The meeting has this place already. */
    record Found(Placement placement) implements Claim {}

    /** The meeting is new, and its tenant has as many as it may have. */
    record LimitReached() implements Claim {}

    /** The meeting has no place here, but placements may be missing: ask the nodes for it, and claim again. */
    record Unsure() implements Claim {}

    /** No node may take the meeting. */
    record NoCandidate() implements Claim {}
}
