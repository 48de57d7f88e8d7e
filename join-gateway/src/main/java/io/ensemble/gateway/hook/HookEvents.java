package io.ensemble.gateway.hook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Reads the events that a node tells. One that is nobody's is passed over. */
@ApplicationScoped
class HookEvents {

    private static final Logger LOG = Logger.getLogger(HookEvents.class);

    private final ObjectMapper json;
    private final EventOwner owner;

    HookEvents(ObjectMapper json, EventOwner owner) {
        this.json = json;
        this.owner = owner;
    }

    /** The events of a JSON array; none if it is anything else, since the node would only say the same again. */
    List<HookEvent> read(String node, String array) {
        var events = new ArrayList<HookEvent>();
        try {
            var place = 0;
            for (var event : json.readTree(array)) {
                event(node, place, event).ifPresent(events::add);
                place++;
            }
        } catch (JsonProcessingException malformed) {
            LOG.warnf("%s told of events in words that nobody understands", node);
        }
        return events;
    }

    private Optional<HookEvent> event(String node, int place, JsonNode event) {
        var data = event.path("data");
        var id = data.path("id").asText().toLowerCase(Locale.ROOT);
        return data.path("attributes").path("meeting") instanceof ObjectNode meeting
                ? owner.of(node, meeting).map(key -> {
                    meeting.put(EventOwner.EXTERNAL_ID, key.meetingId());
                    return new HookEvent(place, id, key, event.toString());
                })
                : Optional.empty();
    }
}
