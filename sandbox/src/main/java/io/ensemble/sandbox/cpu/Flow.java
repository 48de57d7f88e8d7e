package io.ensemble.sandbox.cpu;

import io.ensemble.sandbox.meeting.Occupancy;

/**
 * Media through a node's network at this moment.
 *
 * @param received bytes a second
 * @param sent bytes a second
 */
public record Flow(double received, double sent) {

    private static final double CAMERA_BYTES = 0.25e6 / 8;
    private static final double AUDIO_BYTES = 0.04e6 / 8;

    /** Cameras and audio of a BigBlueButton server (bandwidth figures of section 4.2). */
    public static Flow of(Occupancy media) {
        return new Flow(
                media.cameras() * CAMERA_BYTES + media.microphones() * AUDIO_BYTES,
                media.cameraConsumers() * CAMERA_BYTES + (media.microphones() + media.listenOnly()) * AUDIO_BYTES);
    }
}
