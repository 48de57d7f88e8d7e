package io.ensemble.sandbox.hook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * An event as webhooks tell it.
 *
 * @param id for example {@code meeting-created}
 * @param meetingId external
 * @param attributes the JSON of the same name
 */
record HookEvent(String id, String meetingId, SequencedMap<String, Object> attributes, long timestamp) {

    static final String MEETING_ENDED = "meeting-ended";

    /** The whole JSON: always one event, though the field is a list. */
    Object json() {
        var data = new LinkedHashMap<String, Object>();
        data.put("type", "event");
        data.put("id", id);
        data.put("attributes", attributes);
        data.put("event", Map.of("ts", timestamp));
        return List.of(Map.of("data", data));
    }
}
