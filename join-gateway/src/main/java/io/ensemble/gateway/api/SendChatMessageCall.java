package io.ensemble.gateway.api;

import io.ensemble.bigbluebutton.ApiCall;
import io.ensemble.bigbluebutton.Failure;
import io.ensemble.bigbluebutton.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Puts a message into the chat of a running meeting. Its limits are those of SendChatMessage of bbb-common-web. */
@ApplicationScoped
class SendChatMessageCall implements CallHandler {

    private static final int LONGEST_MESSAGE = 500;
    private static final int LONGEST_NAME = 255;
    private static final Failure MESSAGE_MISSING = new Failure("nullError", "You must provide the param message");
    private static final Failure MESSAGE_SIZE =
            new Failure("sizeError", "Param message must be between 1 and 500 characters");
    private static final Failure NAME_SIZE = new Failure("sizeError", "Param userName must not exceed 255 characters");

    private final OneMeeting meeting;

    SendChatMessageCall(OneMeeting meeting) {
        this.meeting = meeting;
    }

    @Override
    public ApiCall call() {
        return ApiCall.SEND_CHAT_MESSAGE;
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return violation(request.parameters())
                .map(ApiAnswer::failed)
                .orElseGet(() -> meeting.ask(request, () -> ApiAnswer.failed(Failure.MEETING_NOT_FOUND)));
    }

    private static Optional<Failure> violation(Parameters parameters) {
        if (!parameters.has("message")) {
            return Optional.of(MESSAGE_MISSING);
        }
        var length = parameters.text("message").length();
        if (length == 0 || length > LONGEST_MESSAGE) {
            return Optional.of(MESSAGE_SIZE);
        }
        return parameters.text("userName").length() > LONGEST_NAME ? Optional.of(NAME_SIZE) : Optional.empty();
    }
}
