package io.ensemble.sandbox.meeting;

/** What came of a create. */
public sealed interface CreateOutcome {
    /** There is a new meeting. */
    record Created(MeetingView meeting) implements CreateOutcome {}

    /** The meeting was there, and the passwords fit: nothing changed. */
    record Duplicate(MeetingView meeting) implements CreateOutcome {}

    /** The meeting was there, and the passwords do not fit. */
    record IdNotUnique() implements CreateOutcome {}

    /** Another meeting has this voice bridge. */
    record VoiceBridgeTaken() implements CreateOutcome {}

    /** A breakout room of an unknown meeting. */
    record ParentUnknown() implements CreateOutcome {}
}
