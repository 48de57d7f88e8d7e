package io.ensemble.gateway.api;

import io.ensemble.bigbluebutton.ApiCall;
import io.ensemble.bigbluebutton.Failure;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells all about one meeting. */
@ApplicationScoped
class GetMeetingInfoCall implements CallHandler {

    private final OneMeeting meeting;

    GetMeetingInfoCall(OneMeeting meeting) {
        this.meeting = meeting;
    }

    @Override
    public ApiCall call() {
        return ApiCall.GET_MEETING_INFO;
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return meeting.ask(request, () -> ApiAnswer.failed(Failure.NOT_FOUND));
    }
}
