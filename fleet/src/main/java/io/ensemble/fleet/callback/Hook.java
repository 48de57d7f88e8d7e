package io.ensemble.fleet.callback;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A front end's wish to hear of events.
 *
 * @param id by which the front end knows it
 * @param callbackUrl where it wants to hear
 * @param meetingId the one meeting that it is about, as the tenant knows it; empty for all of the tenant's
 * @param eventIds the events that it is about, in lower case; none for all
 * @param raw whether events were asked for in the words that servers use among themselves
 * @param since when it was asked for
 */
public record Hook(
        String id, String callbackUrl, Optional<String> meetingId, List<String> eventIds, boolean raw, Instant since) {

    public Hook {
        eventIds = List.copyOf(eventIds);
    }

    /** Whether it is bound to that meeting, and ends with it. */
    public boolean isBoundTo(String meeting) {
        return meetingId.filter(meeting::equals).isPresent();
    }

    /** Whether it is about the events of that meeting. */
    public boolean concerns(String meeting) {
        return meetingId.isEmpty() || isBoundTo(meeting);
    }

    /** Whether it is about that event, in lower case. */
    public boolean wants(String eventId) {
        return eventIds.isEmpty() || eventIds.contains(eventId);
    }

    /** Without the address: front ends put secrets into it. */
    @Override
    public String toString() {
        return "Hook[" + id + "]";
    }
}
