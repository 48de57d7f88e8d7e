// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.jitsi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rooms of a Jitsi server by prosody's census.
 *
 * @see <a href="https://github.com/jitsi/jitsi-meet/blob/master/resources/prosody-plugins/mod_muc_census.lua">mod_muc_census</a>
 */
public record Census(List<Room> rooms) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public Census {
        rooms = List.copyOf(rooms);
    }

    /**
     * One room.
     *
     * @param name as it stands in its address: percent-encoded, in lower case
     * @param participants people in it, without jicofo
     * @param created by the node's own clock; empty if it does not say
     * @param breakout whether it is a breakout room, which nobody enters by its address
     */
    public record Room(String name, int participants, Optional<Instant> created, boolean breakout) {}

    /** People in all rooms. */
    public int participants() {
        return rooms.stream().mapToInt(Room::participants).sum();
    }

    /** Rooms without those that are breakout rooms of others. */
    public int conferences() {
        return (int) rooms.stream().filter(room -> !room.breakout()).count();
    }

    /** Reads a census; empty if this text is none, or anything in it cannot be right: then no room of it is believed. */
    static Optional<Census> read(String text) {
        try {
            var listed = JSON.readTree(text).path("room_census");
            // Prosody's JSON writes an empty table as an object.
            if (!listed.isArray() && !(listed.isObject() && listed.isEmpty())) {
                return Optional.empty();
            }
            var rooms = new ArrayList<Room>();
            for (var entry : listed) {
                var room = room(entry);
                if (room.isEmpty()) {
                    return Optional.empty();
                }
                // A leaked room is one that prosody has closed and not forgotten.
                if (!entry.path("leaked").asBoolean()) {
                    rooms.add(room.get());
                }
            }
            return Optional.of(new Census(rooms));
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    private static Optional<Room> room(JsonNode entry) {
        var address = entry.path("room_name").asText();
        var at = address.lastIndexOf('@');
        var participants = Counts.number(entry.path("participants"));
        return at <= 0 || participants.isEmpty()
                ? Optional.empty()
                : Optional.of(new Room(
                        address.substring(0, at),
                        participants.getAsInt(),
                        created(entry.path("created_time").asText()),
                        address.startsWith("breakout.", at + 1)));
    }

    private static Optional<Instant> created(String millis) {
        try {
            return Optional.of(Long.parseLong(millis)).filter(time -> time > 0).map(Instant::ofEpochMilli);
        } catch (NumberFormatException unsaid) {
            return Optional.empty();
        }
    }
}
