package io.ensemble.gateway.api;

import io.ensemble.bigbluebutton.ApiCall;
import io.ensemble.bigbluebutton.Failure;

/** Answers one call of the API. */
public interface CallHandler {

    /** The call that this one answers. */
    ApiCall call();

    /** Answers a call whose checksum was verified. */
    ApiAnswer answer(ApiRequest request);

    /** Refuses a call that did not get as far as {@link #answer}: only join does it by a redirect. */
    default ApiAnswer refuse(Failure failure, String publicAddress) {
        return ApiAnswer.failed(failure);
    }
}
