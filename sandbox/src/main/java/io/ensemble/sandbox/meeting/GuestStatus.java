package io.ensemble.sandbox.meeting;

/** Whether somebody may enter. */
public enum GuestStatus {
    ALLOW,
    WAIT,
    DENY
}
