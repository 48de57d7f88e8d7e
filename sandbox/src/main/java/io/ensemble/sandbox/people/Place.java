package io.ensemble.sandbox.people;

import io.ensemble.sandbox.meeting.Attendance;
import io.ensemble.sandbox.meeting.Browsers;
import io.ensemble.sandbox.meeting.Meetings;

/** A node as people see it. */
public record Place(Meetings meetings, Attendance attendance, Browsers browsers) {}
