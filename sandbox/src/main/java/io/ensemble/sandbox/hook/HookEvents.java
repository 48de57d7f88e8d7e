package io.ensemble.sandbox.hook;

import io.ensemble.sandbox.meeting.Attendee;
import io.ensemble.sandbox.meeting.MeetingEvent;
import io.ensemble.sandbox.meeting.MeetingView;
import io.ensemble.sandbox.recording.Recording;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** What happens on a node in the words of webhooks (web2 mapping of bbb-webhooks). */
final class HookEvents {

    private HookEvents() {}

    static HookEvent of(MeetingEvent event, long timestamp) {
        return switch (event) {
            case MeetingEvent.Created(var meeting) -> about("meeting-created", meeting, created(meeting), timestamp);
            case MeetingEvent.Joined(var meeting, var attendee) ->
                about("user-joined", meeting, withUser(meeting, attendee), timestamp);
            case MeetingEvent.Left(var meeting, var attendee) ->
                about("user-left", meeting, withUser(meeting, attendee), timestamp);
            case MeetingEvent.Ended end ->
                about(HookEvent.MEETING_ENDED, end.meeting(), attributes(ids(end.meeting())), timestamp);
        };
    }

    static HookEvent published(Recording recording, long timestamp) {
        var attributes = attributes(ids(recording.recordId(), recording.meetingId()));
        attributes.put("record-id", recording.recordId());
        attributes.put("success", true);
        attributes.put("step-time", recording.processing().toMillis());
        attributes.put("workflow", "presentation");
        var details = new LinkedHashMap<String, Object>();
        details.put("name", recording.name());
        details.put("is-breakout", recording.breakout().isPresent());
        details.put("start-time", recording.started().toEpochMilli());
        details.put("end-time", recording.ended().toEpochMilli());
        details.put("metadata", recording.metadata());
        attributes.put("recording", details);
        return new HookEvent("rap-publish-ended", recording.meetingId(), attributes, timestamp);
    }

    private static HookEvent about(
            String id, MeetingView meeting, SequencedMap<String, Object> attributes, long timestamp) {
        return new HookEvent(id, meeting.settings().meetingId(), attributes, timestamp);
    }

    private static SequencedMap<String, Object> created(MeetingView view) {
        var settings = view.settings();
        var meeting = ids(view);
        meeting.put("name", settings.name());
        meeting.put("is-breakout", settings.breakout().isPresent());
        meeting.put(
                "parent-id", settings.breakout().map(room -> room.parentId()).orElse("bbb-none"));
        meeting.put("duration", settings.lifetime().duration());
        meeting.put("create-time", view.created().toEpochMilli());
        meeting.put("create-date", view.createDate());
        meeting.put("moderator-pass", settings.moderatorPassword());
        meeting.put("viewer-pass", settings.attendeePassword());
        meeting.put("record", settings.recording().allowed());
        meeting.put("voice-conf", settings.voiceBridge());
        meeting.put("dial-number", settings.dialNumber());
        meeting.put("max-users", settings.maxParticipants());
        meeting.put("metadata", settings.metadata());
        return attributes(meeting);
    }

    private static SequencedMap<String, Object> withUser(MeetingView meeting, Attendee attendee) {
        var person = attendee.person();
        var user = new LinkedHashMap<String, Object>();
        user.put("internal-user-id", person.internalId());
        user.put("external-user-id", person.userId());
        user.put("name", person.fullName());
        user.put("role", person.role().name());
        user.put("presenter", attendee.presenter());
        user.put("userdata", person.customData());
        var attributes = attributes(ids(meeting));
        attributes.put("user", user);
        return attributes;
    }

    private static SequencedMap<String, Object> attributes(SequencedMap<String, Object> meeting) {
        var attributes = new LinkedHashMap<String, Object>();
        attributes.put("meeting", meeting);
        return attributes;
    }

    private static SequencedMap<String, Object> ids(MeetingView meeting) {
        return ids(meeting.internalId(), meeting.settings().meetingId());
    }

    private static SequencedMap<String, Object> ids(String internalId, String externalId) {
        var ids = new LinkedHashMap<String, Object>();
        ids.put("internal-meeting-id", internalId);
        ids.put("external-meeting-id", externalId);
        return ids;
    }
}
