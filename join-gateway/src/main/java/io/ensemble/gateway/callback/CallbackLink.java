package io.ensemble.gateway.callback;

import io.ensemble.fleet.callback.CallbackKind;
import io.ensemble.fleet.placement.MeetingKey;

/**
 * What a node is given in place of a front end's own address.
 *
 * @param meeting as the tenant knows it
 * @param creation differs for each creation of the meeting: front ends use a meeting's id again and again, and each end is
 *     to be told, but each only once
 * @param url where the front end wants to be told
 */
record CallbackLink(CallbackKind kind, MeetingKey meeting, long creation, String url) {

    /** Without the address: front ends put secrets into it. */
    @Override
    public String toString() {
        return kind + " of tenant " + meeting.tenant();
    }
}
