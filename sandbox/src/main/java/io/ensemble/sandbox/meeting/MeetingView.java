package io.ensemble.sandbox.meeting;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * A meeting at one moment.
 *
 * @param settings with passwords and voice bridge filled in, and the parent's internal ID
 * @param created the createTime, to the millisecond
 * @param attendees everybody listed, those who left a moment ago too
 * @param breakoutRooms external IDs
 * @param marked somebody pressed the recording button, or it was pressed by itself
 */
public record MeetingView(
        Settings settings,
        String internalId,
        Instant created,
        boolean hasUserJoined,
        List<Attendee> attendees,
        List<String> breakoutRooms,
        List<ChatMessage> messages,
        boolean marked) {

    /** The text of java.util.Date, for a server that runs on UTC. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE MMM dd HH:mm:ss 'UTC' yyyy", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    public MeetingView {
        attendees = List.copyOf(attendees);
        breakoutRooms = List.copyOf(breakoutRooms);
        messages = List.copyOf(messages);
    }

    /** The time of creation for people. */
    public String createDate() {
        return DATE.format(created);
    }

    /** True while anybody is listed: one who left a minute ago keeps a meeting "running" (Meeting.isRunning). */
    public boolean running() {
        return !attendees.isEmpty();
    }

    /** Those who are in the meeting now. */
    public List<Attendee> present() {
        return attendees.stream().filter(Attendee::present).toList();
    }

    /** How many are in the meeting now and fit. */
    public long count(Predicate<Attendee> condition) {
        return attendees.stream().filter(Attendee::present).filter(condition).count();
    }
}
