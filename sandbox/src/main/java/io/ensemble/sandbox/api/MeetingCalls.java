package io.ensemble.sandbox.api;

import static io.ensemble.bigbluebutton.XmlElement.leaf;

import io.ensemble.bigbluebutton.Failure;
import io.ensemble.bigbluebutton.XmlElement;
import io.ensemble.sandbox.meeting.Attendance;
import io.ensemble.sandbox.meeting.MeetingView;
import io.ensemble.sandbox.meeting.Meetings;
import io.ensemble.sandbox.meeting.Session;
import io.ensemble.sandbox.web.Response;
import java.util.ArrayList;

/** The calls that look at meetings or end them (sections 2.4 to 2.8). */
record MeetingCalls(Meetings meetings, Attendance attendance) {

    Response isMeetingRunning(ApiRequest request) {
        // Greenlight's health check asks for the meeting "0", and is answered (sections 2.4 and 3.6).
        return Rules.meetingId(request.parameters())
                .filter(violation -> request.text("meetingID").length() != 1)
                .map(Answers::failed)
                .orElseGet(() -> Answers.success(leaf(
                        "running",
                        meetings.find(request.text("meetingID"))
                                .map(MeetingView::running)
                                .orElse(false))));
    }

    Response end(ApiRequest request) {
        var violation =
                Rules.meetingId(request.parameters()).or(() -> Rules.password(request.parameters(), "password"));
        if (violation.isPresent()) {
            return Answers.failed(violation.get());
        }
        if (!meetings.end(request.text("meetingID"))) {
            return Answers.failed(Failure.NOT_FOUND);
        }
        return Answers.success(
                leaf("messageKey", "sentEndMeetingRequest"),
                leaf(
                        "message",
                        "A request to end the meeting was sent.  Please wait a few seconds, and then use the"
                                + " getMeetingInfo or isMeetingRunning API calls to verify that it was ended."));
    }

    Response getMeetingInfo(ApiRequest request) {
        return Rules.meetingId(request.parameters())
                .map(Answers::failed)
                .orElseGet(() -> meetings.find(request.text("meetingID"))
                        .map(meeting ->
                                Answers.success(MeetingXml.fields(meeting)).without("Cache-Control"))
                        .orElseGet(() -> Answers.failed(Failure.NOT_FOUND)));
    }

    Response getMeetings(ApiRequest request) {
        var all = meetings.all();
        var content = new ArrayList<XmlElement>();
        content.add(XmlElement.of(
                "meetings",
                all.stream()
                        .map(meeting -> XmlElement.of("meeting", MeetingXml.fields(meeting)))
                        .toList()));
        if (all.isEmpty()) {
            content.add(leaf("messageKey", "noMeetings"));
            content.add(leaf("message", "no meetings were found on this server"));
        }
        return Answers.success(content);
    }

    Response getSessions(ApiRequest request) {
        var all = attendance.sessions();
        var content = new ArrayList<XmlElement>();
        content.add(XmlElement.of(
                "sessions", all.stream().map(MeetingCalls::session).toList()));
        if (all.isEmpty()) {
            content.add(leaf("messageKey", "noSessions"));
            // The misspelling is the server's own (section 2.8).
            content.add(leaf("message", "no sessions were found on this serverr"));
        }
        return Answers.success(content);
    }

    private static XmlElement session(Session session) {
        return XmlElement.of(
                "meeting",
                leaf("meetingID", session.meetingId()),
                leaf("meetingName", session.meetingName()),
                leaf("userName", session.person().fullName()));
    }
}
