package io.ensemble.sandbox.meeting;

import java.time.Instant;

/**
 * One join: a token that makes a browser a person in a meeting.
 *
 * @param token 16 lower-case alphanumerics
 * @param authToken 12 lower-case alphanumerics
 * @param meetingId internal ID
 */
public record Session(
        String token,
        String authToken,
        Person person,
        String meetingId,
        String meetingName,
        GuestStatus guestStatus,
        Instant since) {}
