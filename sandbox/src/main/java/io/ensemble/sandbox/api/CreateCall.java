package io.ensemble.sandbox.api;

import static io.ensemble.bigbluebutton.XmlElement.leaf;

import io.ensemble.bigbluebutton.Failure;
import io.ensemble.bigbluebutton.MalformedXmlException;
import io.ensemble.sandbox.meeting.CreateOutcome;
import io.ensemble.sandbox.meeting.MeetingView;
import io.ensemble.sandbox.meeting.Meetings;
import io.ensemble.sandbox.web.Response;

/** create (section 2.2). */
record CreateCall(Meetings meetings) implements Call {

    @Override
    public Response answer(ApiRequest request) {
        var violation = CreateRules.firstViolation(request.parameters());
        if (violation.isPresent()) {
            return Answers.failed(violation.get());
        }
        try {
            var settings = SettingsReader.read(
                    request.parameters(), Slides.read(request.http()).size());
            return answer(meetings.create(settings));
        } catch (MalformedXmlException malformed) {
            return Answers.failed(Slides.MALFORMED);
        }
    }

    private static Response answer(CreateOutcome outcome) {
        return switch (outcome) {
            case CreateOutcome.Created(var meeting) -> created(meeting, "", "");
            case CreateOutcome.Duplicate(var meeting) ->
                created(
                        meeting,
                        "duplicateWarning",
                        "This conference was already in existence and may currently be in progress.");
            case CreateOutcome.IdNotUnique() ->
                Answers.failed(new Failure(
                        "idNotUnique",
                        "A meeting already exists with that meeting ID.  Please use a different meeting ID."));
            case CreateOutcome.VoiceBridgeTaken() ->
                Answers.failedInList(
                        new Failure("nonUniqueVoiceBridge", "The selected voice bridge is already in use."));
            case CreateOutcome.ParentUnknown() ->
                Answers.failed(
                        new Failure("parentMeetingDoesNotExist", "No parent meeting exists for the breakout room"));
        };
    }

    private static Response created(MeetingView meeting, String key, String message) {
        var settings = meeting.settings();
        return Answers.success(
                leaf("meetingID", settings.meetingId()),
                leaf("internalMeetingID", meeting.internalId()),
                leaf(
                        "parentMeetingID",
                        settings.breakout().isPresent()
                                ? settings.breakout().get().parentId()
                                : "bbb-none"),
                leaf("attendeePW", settings.attendeePassword()),
                leaf("moderatorPW", settings.moderatorPassword()),
                leaf("createTime", meeting.created().toEpochMilli()),
                leaf("voiceBridge", settings.voiceBridge()),
                leaf("dialNumber", settings.dialNumber()),
                leaf("createDate", meeting.createDate()),
                leaf("hasUserJoined", meeting.hasUserJoined()),
                leaf("duration", settings.lifetime().duration()),
                leaf("hasBeenForciblyEnded", false),
                leaf("messageKey", key),
                leaf("message", message));
    }
}
