package io.ensemble.sandbox.meeting;

/** Why a meeting is over. */
public enum EndReason {
    CALLED,
    PARENT_ENDED,
    NOBODY_JOINED,
    LAST_USER_LEFT,
    DURATION,
    NO_MODERATOR
}
