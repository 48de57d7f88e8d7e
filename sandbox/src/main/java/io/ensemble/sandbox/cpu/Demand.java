package io.ensemble.sandbox.cpu;

import io.ensemble.sandbox.meeting.Occupancy;

/** What the model counts. */
record Demand(
        int users,
        int microphones,
        int listenOnly,
        int cameraConsumers,
        int screenViewers,
        int youngMeetings,
        int recordingJobs) {

    /** Nobody shares a screen in a sandbox meeting. */
    static Demand of(Occupancy now) {
        return new Demand(
                now.users(),
                now.microphones(),
                now.listenOnly(),
                now.cameraConsumers(),
                0,
                now.youngMeetings(),
                now.recordingJobs());
    }
}
