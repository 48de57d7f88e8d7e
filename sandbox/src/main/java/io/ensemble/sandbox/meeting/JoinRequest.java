package io.ensemble.sandbox.meeting;

import java.util.OptionalLong;
import java.util.SequencedMap;

/**
 * Somebody who wants in.
 *
 * @param userId empty if the front end has none
 * @param createTime of the meeting that is meant, if the front end says so
 * @param existingUserId internal ID of a user who gets one more session; empty for a new user
 */
public record JoinRequest(
        String meetingId,
        String fullName,
        Role role,
        String userId,
        OptionalLong createTime,
        boolean guest,
        boolean authenticated,
        boolean bot,
        String existingUserId,
        SequencedMap<String, String> customData) {}
