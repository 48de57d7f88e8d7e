package io.ensemble.sandbox.hook;

import java.util.Optional;
import java.util.Set;

/**
 * Somebody who wants to hear of events.
 *
 * @param meetingId external ID of the one meeting; empty for all
 * @param eventIds in lower case; none for all
 */
public record Hook(String id, String callbackUrl, Optional<String> meetingId, Set<String> eventIds, boolean raw) {

    public Hook {
        eventIds = Set.copyOf(eventIds);
    }

    boolean wants(HookEvent event) {
        return (meetingId.isEmpty() || meetingId.get().equals(event.meetingId()))
                && (eventIds.isEmpty() || eventIds.contains(event.id()));
    }

    /** The address stays out of logs. */
    @Override
    public String toString() {
        return id;
    }
}
