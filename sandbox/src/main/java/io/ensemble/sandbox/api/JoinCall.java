package io.ensemble.sandbox.api;

import static io.ensemble.bigbluebutton.XmlElement.leaf;

import io.ensemble.bigbluebutton.Failure;
import io.ensemble.sandbox.meeting.Attendance;
import io.ensemble.sandbox.meeting.JoinOutcome;
import io.ensemble.sandbox.meeting.Meetings;
import io.ensemble.sandbox.meeting.Session;
import io.ensemble.sandbox.web.Response;

/** join (section 2.3). */
record JoinCall(Meetings meetings, Attendance attendance, ErrorRedirect errorRedirect, String nodeUrl) implements Call {

    private static final Failure NO_MEETING =
            new Failure("invalidMeetingIdentifier", "A meeting with that ID does not exist");

    @Override
    public Response answer(ApiRequest request) {
        var violation = new JoinRules(meetings).firstViolation(request.parameters());
        if (violation.isPresent()) {
            // At this stage redirect=false is not honoured.
            return errorRedirect.of(request.parameters(), violation.get());
        }
        return meetings.find(request.text("meetingID"))
                .map(meeting -> switch (RoleChoice.of(request.parameters(), meeting.settings())) {
                    case RoleChoice.Refused(var failure) -> Answers.failed(failure);
                    case RoleChoice.Chosen(var role) ->
                        answer(request, attendance.join(JoinReader.read(request, role)));
                })
                .orElseGet(() -> errorRedirect.of(request.parameters(), NO_MEETING));
    }

    private Response answer(ApiRequest request, JoinOutcome outcome) {
        return switch (outcome) {
            case JoinOutcome.Joined(var session) -> joined(request, session);
            case JoinOutcome.NoSuchMeeting() -> errorRedirect.of(request.parameters(), NO_MEETING);
            case JoinOutcome.CreateTimeMismatch() ->
                refused(
                        request,
                        "mismatchCreateTimeParam",
                        "The createTime parameter submitted mismatches with the current meeting.");
            case JoinOutcome.Full() ->
                refused(
                        request,
                        "maxParticipantsReached",
                        "The number of participants allowed for this meeting has been reached.");
            case JoinOutcome.Denied() ->
                refused(
                        request,
                        "guestDeniedAccess",
                        "You have been denied access to this meeting based on the meeting's guest policy");
            case JoinOutcome.NoSuchUser() ->
                Answers.failed(new Failure("userNotFound", "No active session found for the provided user ID."));
        };
    }

    private Response refused(ApiRequest request, String key, String message) {
        var failure = new Failure(key, message);
        return redirects(request) ? errorRedirect.of(request.parameters(), failure) : Answers.failed(failure);
    }

    private Response joined(ApiRequest request, Session session) {
        var layout = !request.text("enforceLayout").isEmpty();
        var url = nodeUrl + "/html5client/?" + (layout ? "waitLayout=1&" : "") + "sessionToken=" + session.token();
        var response = redirects(request)
                ? Response.redirect(url).with("Cache-Control", "no-cache")
                : Answers.success(
                        leaf("messageKey", "successfullyJoined"),
                        leaf("message", "You have joined successfully."),
                        leaf("meeting_id", session.meetingId()),
                        leaf("user_id", session.person().internalId()),
                        leaf("auth_token", session.authToken()),
                        leaf("session_token", session.token()),
                        leaf("guestStatus", session.guestStatus()),
                        leaf("url", url));
        // A servlet container's name and attributes; real values are not known (section 7).
        return response.with(
                "Set-Cookie",
                "JSESSIONID=" + session.token() + session.authToken() + "; Path=/bigbluebutton; HttpOnly");
    }

    private static boolean redirects(ApiRequest request) {
        return !request.text("redirect").equalsIgnoreCase("false");
    }
}
