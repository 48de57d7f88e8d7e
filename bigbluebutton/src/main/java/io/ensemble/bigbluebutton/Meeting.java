package io.ensemble.bigbluebutton;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One meeting as a node lists it, without its attendees.
 *
 * @param meetingId the id by which the front end knows it
 * @param internalId the id that the node gave it: 40 hexadecimal digits, a dash, the time of creation
 * @param createTime by the node's clock; the epoch if the node does not say
 * @param participants everybody who has not left
 * @param moderators those of them with the role {@code MODERATOR}
 * @param listeners those of them who only listen
 * @param voices those of them with a microphone
 * @param videos those of them with at least one camera
 * @param parentInternalId of a breakout room: the internal id of the meeting that it belongs to
 * @param metadata by lower-case name
 */
public record Meeting(
        String meetingId,
        String internalId,
        String name,
        Instant createTime,
        int participants,
        int moderators,
        int listeners,
        int voices,
        int videos,
        boolean breakout,
        Optional<String> parentInternalId,
        Map<String, String> metadata) {

    // What a meeting without parent has for one: create-meeting.ftlx of bigbluebutton-web.
    private static final String NO_PARENT = "bbb-none";

    public Meeting {
        metadata = Map.copyOf(metadata);
    }

    /**
     * Reads a {@code <meeting>} of {@code getMeetings}, or the {@code <response>} of {@code getMeetingInfo}. A count that
     * is missing or no number is zero; a meeting without an id is none.
     */
    public static Optional<Meeting> from(XmlElement element) {
        var meetingId = element.text("meetingID");
        if (meetingId.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Meeting(
                meetingId,
                element.text("internalMeetingID"),
                element.text("meetingName"),
                Instant.ofEpochMilli(number(element, "createTime")),
                count(element, "participantCount"),
                count(element, "moderatorCount"),
                count(element, "listenerCount"),
                count(element, "voiceParticipantCount"),
                count(element, "videoCount"),
                element.text("isBreakout").strip().equals("true"),
                element.child("parentMeetingID")
                        .map(XmlElement::text)
                        .filter(Predicate.not(String::isEmpty))
                        .filter(Predicate.not(NO_PARENT::equals)),
                metadata(element)));
    }

    /** The internal id alone, since metadata holds callback addresses, and some of those hold secrets. */
    @Override
    public String toString() {
        return "Meeting[" + internalId + "]";
    }

    private static int count(XmlElement element, String name) {
        return (int) Math.min(Integer.MAX_VALUE, number(element, name));
    }

    private static long number(XmlElement element, String name) {
        try {
            return Math.max(0, Long.parseLong(element.text(name).strip()));
        } catch (NumberFormatException garbled) {
            return 0;
        }
    }

    private static Map<String, String> metadata(XmlElement element) {
        var metadata = new LinkedHashMap<String, String>();
        element.child("metadata")
                .ifPresent(entries ->
                        entries.children().forEach(entry -> metadata.putIfAbsent(entry.name(), entry.text())));
        return metadata;
    }
}
