package io.ensemble.gateway.hook;

import io.ensemble.fleet.placement.MeetingKey;

/**
 * An event as its tenant is to hear of it.
 *
 * @param place in what the node told, which tells it from another of the same name
 * @param id what kind of event it is, in lower case
 * @param json the event in the tenant's words
 */
record HookEvent(int place, String id, MeetingKey meeting, String json) {

    /** Without what was said: events hold names and chats. */
    @Override
    public String toString() {
        return id + " of tenant " + meeting.tenant();
    }
}
