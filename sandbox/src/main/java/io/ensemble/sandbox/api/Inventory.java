package io.ensemble.sandbox.api;

import io.ensemble.sandbox.hook.Hooks;
import io.ensemble.sandbox.meeting.Attendance;
import io.ensemble.sandbox.meeting.Meetings;
import io.ensemble.sandbox.recording.Recordings;

/** What a node holds, and its API speaks of. */
public record Inventory(Meetings meetings, Attendance attendance, Recordings recordings, Hooks hooks) {}
