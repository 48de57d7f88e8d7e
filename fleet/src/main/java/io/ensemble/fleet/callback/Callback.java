package io.ensemble.fleet.callback;

import io.ensemble.fleet.placement.MeetingKey;

/**
 * What a front end is to be told. It is signed when it is sent, not before, so that it is good with the secret that is
 * then in force, however long it waited.
 *
 * @param meeting as the tenant knows it
 * @param destination the address, complete with the parameters that are added to it
 * @param payload what goes into the body, by the kind of callback; empty if there is none
 */
public record Callback(CallbackKind kind, MeetingKey meeting, String destination, String payload) {

    /** Without the address and the payload: front ends put secrets into both. */
    @Override
    public String toString() {
        return kind + " of tenant " + meeting.tenant();
    }
}
