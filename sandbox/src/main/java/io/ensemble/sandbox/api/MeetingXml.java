package io.ensemble.sandbox.api;

import static io.ensemble.bigbluebutton.XmlElement.leaf;

import io.ensemble.bigbluebutton.XmlElement;
import io.ensemble.sandbox.meeting.Attendee;
import io.ensemble.sandbox.meeting.MeetingView;
import io.ensemble.sandbox.meeting.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A meeting as getMeetingInfo and getMeetings write it (get-meeting-info.ftlx); clients rely on the order. */
final class MeetingXml {

    private MeetingXml() {}

    static List<XmlElement> fields(MeetingView meeting) {
        var settings = meeting.settings();
        var fields = new ArrayList<XmlElement>();
        fields.add(leaf("meetingName", settings.name()));
        fields.add(leaf("meetingID", settings.meetingId()));
        fields.add(leaf("internalMeetingID", meeting.internalId()));
        fields.add(leaf("createTime", meeting.created().toEpochMilli()));
        fields.add(leaf("createDate", meeting.createDate()));
        fields.add(leaf("voiceBridge", settings.voiceBridge()));
        fields.add(leaf("dialNumber", settings.dialNumber()));
        fields.add(leaf("attendeePW", settings.attendeePassword()));
        fields.add(leaf("moderatorPW", settings.moderatorPassword()));
        fields.add(leaf("running", meeting.running()));
        fields.add(leaf("duration", settings.lifetime().duration()));
        fields.add(leaf("hasUserJoined", meeting.hasUserJoined()));
        fields.add(leaf("recording", settings.recording().allowed()));
        fields.add(leaf("hasBeenForciblyEnded", false));
        fields.add(leaf("startTime", meeting.created().toEpochMilli() + START_DELAY_MILLIS));
        fields.add(leaf("endTime", 0));
        fields.addAll(counts(meeting));
        fields.add(XmlElement.of(
                "attendees",
                meeting.attendees().stream().map(MeetingXml::attendee).toList()));
        fields.add(XmlElement.of("metadata", leaves(settings.metadata())));
        fields.addAll(family(meeting));
        return fields;
    }

    /** A node starts a meeting a few milliseconds after its creation (section 2.6). */
    private static final int START_DELAY_MILLIS = 8;

    private static List<XmlElement> counts(MeetingView meeting) {
        Predicate<Attendee> moderator = attendee -> attendee.person().role() == Role.MODERATOR;
        return List.of(
                leaf("participantCount", meeting.count(attendee -> true)),
                leaf("listenerCount", meeting.count(attendee -> attendee.media().listenOnly())),
                leaf(
                        "voiceParticipantCount",
                        meeting.count(attendee -> attendee.media().microphone())),
                leaf("videoCount", meeting.count(attendee -> attendee.media().camera())),
                leaf("maxUsers", meeting.settings().maxParticipants()),
                leaf("moderatorCount", meeting.count(moderator)));
    }

    private static XmlElement attendee(Attendee attendee) {
        var person = attendee.person();
        return XmlElement.of(
                "attendee",
                leaf("userID", person.userId()),
                leaf("fullName", person.fullName()),
                leaf("role", person.role()),
                leaf("isPresenter", attendee.presenter()),
                leaf("isListeningOnly", attendee.media().listenOnly()),
                leaf("hasJoinedVoice", attendee.media().microphone()),
                leaf("hasVideo", attendee.media().camera()),
                leaf("clientType", "HTML5"),
                XmlElement.of("customdata", leaves(person.customData())));
    }

    private static List<XmlElement> family(MeetingView meeting) {
        var family = new ArrayList<XmlElement>();
        var breakout = meeting.settings().breakout();
        family.add(leaf("isBreakout", breakout.isPresent()));
        breakout.ifPresent(room -> {
            family.add(leaf("parentMeetingID", room.parentId()));
            family.add(leaf("sequence", room.sequence()));
            family.add(leaf("freeJoin", room.freeJoin()));
        });
        if (!meeting.breakoutRooms().isEmpty()) {
            family.add(XmlElement.of(
                    "breakoutRooms",
                    meeting.breakoutRooms().stream()
                            .map(id -> leaf("breakout", id))
                            .toList()));
        }
        return family;
    }

    private static List<XmlElement> leaves(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> leaf(entry.getKey(), entry.getValue()))
                .toList();
    }
}
