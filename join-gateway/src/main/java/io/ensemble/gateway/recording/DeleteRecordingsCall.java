package io.ensemble.gateway.recording;

import io.ensemble.bigbluebutton.ApiCall;
import io.ensemble.gateway.api.ApiAnswer;
import io.ensemble.gateway.api.ApiRequest;
import io.ensemble.gateway.api.CallHandler;
import jakarta.enterprise.context.ApplicationScoped;

/** Deletes recordings. */
@ApplicationScoped
class DeleteRecordingsCall implements CallHandler {

    private final RecordingChange change;

    DeleteRecordingsCall(RecordingChange change) {
        this.change = change;
    }

    @Override
    public ApiCall call() {
        return ApiCall.DELETE_RECORDINGS;
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return change.make(request);
    }
}
