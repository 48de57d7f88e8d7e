package io.ensemble.gateway.api;

import io.ensemble.bigbluebutton.ApiCall;
import io.ensemble.bigbluebutton.Failure;
import io.ensemble.bigbluebutton.Password;
import jakarta.enterprise.context.ApplicationScoped;

/** Ends a meeting. */
@ApplicationScoped
class EndCall implements CallHandler {

    private final OneMeeting meeting;

    EndCall(OneMeeting meeting) {
        this.meeting = meeting;
    }

    @Override
    public ApiCall call() {
        return ApiCall.END;
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return Password.violation(request.parameters().text("password"))
                .map(ApiAnswer::failed)
                .orElseGet(() -> meeting.ask(request, () -> ApiAnswer.failed(Failure.NOT_FOUND)));
    }
}
