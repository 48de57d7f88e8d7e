package io.ensemble.sandbox.meeting;

/** What a token means at this moment. */
public sealed interface Presence {
    /** In the meeting. */
    record Present(MeetingView meeting, Person person) implements Presence {}

    /** Registered, but no browser is connected. */
    record Registered(MeetingView meeting, Person person) implements Presence {}

    /** A moderator has to let this guest in. */
    record Waiting(MeetingView meeting, Person person) implements Presence {}

    /** Was there and left. */
    record Left(MeetingView meeting, Person person) implements Presence {}

    /** The meeting is over. */
    record Ended(String logoutUrl) implements Presence {}

    /** Nobody got this token from this node, or long ago. */
    record Unknown() implements Presence {}
}
