package io.ensemble.sandbox.meeting;

/**
 * What keeps a node busy.
 *
 * @param users who are in a meeting now
 * @param cameraConsumers streams that somebody watches: each camera is seen by everybody else in its meeting
 * @param youngMeetings in their first minute
 * @param joined people who came in since the node started, for the work that each join makes
 * @param slides documents that came since the node started, for the work of converting them
 * @param recordingJobs recordings in processing at this moment
 */
public record Occupancy(
        int meetings,
        int users,
        int microphones,
        int listenOnly,
        int cameras,
        int cameraConsumers,
        int youngMeetings,
        long joined,
        long slides,
        int recordingJobs) {}
