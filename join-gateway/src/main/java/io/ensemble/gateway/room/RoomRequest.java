package io.ensemble.gateway.room;

import org.jspecify.annotations.Nullable;

/**
 * The wish for a room.
 *
 * @param name 2 to 256 characters
 * @param kind {@code bigbluebutton}, which is also meant when there is none
 */
public record RoomRequest(@Nullable String name, @Nullable String kind) {}
