package io.ensemble.sandbox.meeting;

/**
 * What create says about recording.
 *
 * @param allowed the parameter {@code record}
 * @param autoStart the recording begins with the first person, without anybody pressing the button
 * @param keepEvents {@code meetingKeepEvents}: analytics are made even of what is not recorded
 */
public record RecordingSettings(boolean allowed, boolean autoStart, boolean keepEvents) {}
