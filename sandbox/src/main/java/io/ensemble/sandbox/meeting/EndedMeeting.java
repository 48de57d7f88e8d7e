package io.ensemble.sandbox.meeting;

/** A meeting as it was when it ended. */
public record EndedMeeting(MeetingView meeting, EndReason reason) {}
