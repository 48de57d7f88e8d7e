package io.ensemble.gateway.room;

import org.jspecify.annotations.Nullable;

/**
 * The wish for a room.
 *
 * @param name 2 to 256 characters
 * @param kind {@code bigbluebutton}, which is also meant when there is none, or {@code jitsi}
 * @param startWithAudioMuted whether microphones are off when people come in
 * @param startWithVideoMuted whether cameras are off; in BigBlueButton they always are
 */
public record RoomRequest(
        @Nullable String name,
        @Nullable String kind,
        @Nullable Boolean startWithAudioMuted,
        @Nullable Boolean startWithVideoMuted) {

    Muted muted() {
        return new Muted(Boolean.TRUE.equals(startWithAudioMuted), Boolean.TRUE.equals(startWithVideoMuted));
    }
}
