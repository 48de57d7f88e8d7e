package io.ensemble.sandbox.api;

import static io.ensemble.bigbluebutton.XmlElement.leaf;

import io.ensemble.bigbluebutton.MalformedXmlException;
import io.ensemble.sandbox.meeting.MeetingView;
import io.ensemble.sandbox.meeting.Meetings;
import io.ensemble.sandbox.web.Response;
import java.util.List;

/** insertDocument (section 2.9). Its failures have a message and no key. */
record InsertDocumentCall(Meetings meetings) implements Call {

    @Override
    public Response answer(ApiRequest request) {
        var violation = Rules.meetingId(request.parameters());
        if (violation.isPresent()) {
            return Answers.failed(violation.get());
        }
        var meetingId = request.text("meetingID");
        return meetings.find(meetingId)
                .map(meeting -> insert(request, meeting))
                .orElseGet(() -> failed("Meeting with id [" + meetingId + "] not found."));
    }

    private Response insert(ApiRequest request, MeetingView meeting) {
        if (meeting.settings().disabledFeatures().contains("presentation")) {
            return failed("Presentation feature is disabled, ignoring.");
        }
        try {
            return insert(Slides.read(request.http()));
        } catch (MalformedXmlException malformed) {
            return Answers.failed(Slides.MALFORMED);
        }
    }

    private Response insert(List<Slides.Document> documents) {
        if (documents.isEmpty()) {
            return failed("Request body must contain a presentation module with at least one document.");
        }
        var usable = documents.stream().filter(Slides.Document::named).count();
        meetings.addSlides((int) usable);
        return usable == documents.size()
                ? Answers.success(leaf("message", "Presentation is being uploaded"))
                        .without("Cache-Control")
                : failed("One or more documents could not be uploaded due to an invalid filename.");
    }

    private static Response failed(String message) {
        return Answers.failedWithoutKey(message).without("Cache-Control");
    }
}
