package io.ensemble.sandbox.meeting;

/** What came of a join. */
public sealed interface JoinOutcome {
    /** Registered: a browser with the session's token is the user. */
    record Joined(Session session) implements JoinOutcome {}

    /** There is no such meeting. */
    record NoSuchMeeting() implements JoinOutcome {}

    /** The link is for an earlier meeting of that ID. */
    record CreateTimeMismatch() implements JoinOutcome {}

    /** As many are in as may be. */
    record Full() implements JoinOutcome {}

    /** The guest policy refuses. */
    record Denied() implements JoinOutcome {}

    /** The user who should get one more session is not there. */
    record NoSuchUser() implements JoinOutcome {}
}
