package io.ensemble.sandbox.meeting;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;

/** Where a person goes after a meeting. */
public final class LogoutUrl {

    private LogoutUrl() {}

    /** The meeting's logoutURL with its placeholders filled in; empty if it has none. */
    public static String of(Settings meeting, Person person) {
        return meeting.logoutUrl()
                .replace("%%MEETINGID%%", URLEncoder.encode(meeting.meetingId(), UTF_8))
                .replace("%%USERID%%", URLEncoder.encode(person.userId(), UTF_8))
                .replace("%%USERNAME%%", URLEncoder.encode(person.fullName(), UTF_8));
    }
}
