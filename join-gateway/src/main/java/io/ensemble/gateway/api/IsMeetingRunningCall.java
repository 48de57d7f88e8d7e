package io.ensemble.gateway.api;

import static io.ensemble.bigbluebutton.XmlElement.leaf;

import io.ensemble.bigbluebutton.ApiCall;
import io.ensemble.bigbluebutton.XmlElement;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells whether somebody is in a meeting. An unknown meeting is not an error. */
@ApplicationScoped
class IsMeetingRunningCall implements CallHandler {

    private static final XmlElement NOT_RUNNING =
            XmlElement.of("response", leaf("returncode", "SUCCESS"), leaf("running", "false"));

    private final OneMeeting meeting;

    IsMeetingRunningCall(OneMeeting meeting) {
        this.meeting = meeting;
    }

    @Override
    public ApiCall call() {
        return ApiCall.IS_MEETING_RUNNING;
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        // Too short for any meeting, and no error: Greenlight asks for "0" to see whether the server is well.
        return request.meeting().meetingId().length() == 1
                ? ApiAnswer.xml(NOT_RUNNING)
                : meeting.ask(request, () -> ApiAnswer.xml(NOT_RUNNING));
    }
}
