package io.ensemble.fleet.snapshot;

import java.time.Duration;
import java.util.Optional;

/**
 * A meeting as a node reported it.
 *
 * @param meetingId the id on the node (with a tenant's scope, if it has one)
 * @param internalId the node's own id of it
 * @param age since its creation, by the node's own clock
 * @param participants people in it; moderators are among them
 * @param moderators moderators in it
 * @param voices people with a microphone
 * @param videos people with a camera
 * @param breakout whether it is a breakout room, made within the node and never placed
 * @param parentInternalId of a breakout room: the node's own id of the meeting that it belongs to
 */
public record MeetingSighting(
        String meetingId,
        String internalId,
        Duration age,
        int participants,
        int moderators,
        int voices,
        int videos,
        boolean breakout,
        Optional<String> parentInternalId) {

    /** A meeting without a parent that is known. */
    public MeetingSighting(
            String meetingId,
            String internalId,
            Duration age,
            int participants,
            int moderators,
            int voices,
            int videos,
            boolean breakout) {
        this(meetingId, internalId, age, participants, moderators, voices, videos, breakout, Optional.empty());
    }
}
