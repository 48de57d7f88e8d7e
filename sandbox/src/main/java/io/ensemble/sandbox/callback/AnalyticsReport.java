package io.ensemble.sandbox.callback;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.ensemble.sandbox.meeting.MeetingEvent;
import io.ensemble.sandbox.meeting.Role;
import io.ensemble.sandbox.meeting.Stay;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The JSON of an analytics callback; durations are in seconds. */
record AnalyticsReport(
        String version,
        @JsonProperty("meeting_id") String meetingId,
        @JsonProperty("internal_meeting_id") String internalMeetingId,
        Data data) {

    record Data(
            Map<String, String> metadata,
            long duration,
            String start,
            String finish,
            List<Attendee> attendees,
            List<String> files,
            List<String> polls) {}

    record Attendee(
            @JsonProperty("ext_user_id") String extUserId,
            String name,
            boolean moderator,
            List<String> joins,
            List<String> leaves,
            long duration,
            Engagement engagement) {

        static Attendee of(Stay stay) {
            var person = stay.person();
            return new Attendee(
                    person.userId(),
                    person.fullName(),
                    person.role() == Role.MODERATOR,
                    stay.joins().stream().map(TIME::format).toList(),
                    stay.leaves().stream().map(TIME::format).toList(),
                    stay.length().toSeconds(),
                    Engagement.NONE);
        }
    }

    /** Nobody talks in a sandbox meeting. */
    record Engagement(
            int chats,
            int talks,
            int raisehand,
            int emojis,
            @JsonProperty("poll_votes") int pollVotes,
            @JsonProperty("talk_time") int talkTime) {

        static final Engagement NONE = new Engagement(0, 0, 0, 0, 0, 0);
    }

    /** The text of Ruby's Time. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss '+0000'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    static AnalyticsReport of(MeetingEvent.Ended end) {
        Instant start = end.meeting().created();
        var length = Duration.between(end.started(), end.ended());
        return new AnalyticsReport(
                "1.0",
                end.meeting().settings().meetingId(),
                end.meeting().internalId(),
                new Data(
                        end.meeting().settings().metadata(),
                        length.toSeconds(),
                        TIME.format(start),
                        TIME.format(start.plus(length)),
                        end.stays().stream().map(Attendee::of).toList(),
                        List.of(),
                        List.of()));
    }
}
