package io.ensemble.sandbox.hook;

/** What came of hooks/create. */
public sealed interface HookOutcome {
    /** There is a new hook. */
    record Created(Hook hook) implements HookOutcome {}

    /** There was one for this address already; it stays as it is. */
    record Duplicate(Hook hook) implements HookOutcome {}
}
