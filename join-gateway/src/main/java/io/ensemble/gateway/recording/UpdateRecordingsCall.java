package io.ensemble.gateway.recording;

import io.ensemble.bigbluebutton.ApiCall;
import io.ensemble.gateway.api.ApiAnswer;
import io.ensemble.gateway.api.ApiRequest;
import io.ensemble.gateway.api.CallHandler;
import jakarta.enterprise.context.ApplicationScoped;

/** Changes the metadata of recordings, or who may see them. */
@ApplicationScoped
class UpdateRecordingsCall implements CallHandler {

    private final RecordingChange change;

    UpdateRecordingsCall(RecordingChange change) {
        this.change = change;
    }

    @Override
    public ApiCall call() {
        return ApiCall.UPDATE_RECORDINGS;
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return change.make(request);
    }
}
