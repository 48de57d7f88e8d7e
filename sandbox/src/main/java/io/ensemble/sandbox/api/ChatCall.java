package io.ensemble.sandbox.api;

import static io.ensemble.bigbluebutton.XmlElement.leaf;

import io.ensemble.bigbluebutton.Failure;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.sandbox.meeting.Meetings;
import io.ensemble.sandbox.web.Response;
import java.util.Optional;

/** sendChatMessage (section 2.10). */
record ChatCall(Meetings meetings) implements Call {

    @Override
    public Response answer(ApiRequest request) {
        var violation = Rules.meetingId(request.parameters()).or(() -> violation(request.parameters()));
        if (violation.isPresent()) {
            return Answers.failed(violation.get());
        }
        var userName = request.parameters().withDefault("userName", "System").text("userName");
        return meetings.say(request.text("meetingID"), userName, request.text("message"))
                ? Answers.success(leaf("messageKey", ""), leaf("message", ""))
                : Answers.failed(Failure.MEETING_NOT_FOUND);
    }

    private static Optional<Failure> violation(Parameters parameters) {
        if (!parameters.has("message")) {
            return Optional.of(new Failure("nullError", "You must provide the param message"));
        }
        var length = parameters.text("message").length();
        if (length < 1 || length > 500) {
            return Optional.of(new Failure("sizeError", "Param message must be between 1 and 500 characters"));
        }
        return parameters.text("userName").length() > 255
                ? Optional.of(new Failure("sizeError", "Param userName must not exceed 255 characters"))
                : Optional.empty();
    }
}
