package io.ensemble.sandbox.jitsi.bridge;

import io.ensemble.sandbox.web.Json;
import java.util.ArrayList;
import java.util.Map;

/** What prosody says at {@code /room-census} (jitsi-meet, resources/prosody-plugins/mod_muc_census.lua). */
record RoomCensus(Bridge bridge, String domain) {

    /**
     * One room.
     *
     * @param room_name its whole address
     * @param created_time milliseconds, of a clock that counts seconds, as a text
     */
    record Entry(String room_name, int participants, String created_time, boolean leaked) {}

    String text() {
        var entries = new ArrayList<Entry>();
        for (var room : bridge.rooms()) {
            entries.add(new Entry(
                    room.name().jid(domain),
                    room.people().size(),
                    Long.toString(room.created().getEpochSecond() * 1000),
                    false));
        }
        return Json.write(Map.of("room_census", entries));
    }
}
