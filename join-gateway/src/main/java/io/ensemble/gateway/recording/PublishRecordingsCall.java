package io.ensemble.gateway.recording;

import io.ensemble.bigbluebutton.ApiCall;
import io.ensemble.bigbluebutton.Failure;
import io.ensemble.gateway.api.ApiAnswer;
import io.ensemble.gateway.api.ApiRequest;
import io.ensemble.gateway.api.CallHandler;
import jakarta.enterprise.context.ApplicationScoped;

/** Publishes recordings, or takes them back. */
@ApplicationScoped
class PublishRecordingsCall implements CallHandler {

    private final RecordingChange change;

    PublishRecordingsCall(RecordingChange change) {
        this.change = change;
    }

    @Override
    public ApiCall call() {
        return ApiCall.PUBLISH_RECORDINGS;
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        // A server complains of a missing id first.
        return request.parameters().text(NodeRecordings.RECORD_ID).isEmpty()
                        || !request.parameters().text("publish").isEmpty()
                ? change.make(request)
                : ApiAnswer.failed(Failure.MISSING_PUBLISH);
    }
}
