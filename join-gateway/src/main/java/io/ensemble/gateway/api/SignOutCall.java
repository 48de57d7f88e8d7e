package io.ensemble.gateway.api;

import static io.ensemble.bigbluebutton.XmlElement.leaf;

import io.ensemble.bigbluebutton.ApiCall;
import io.ensemble.bigbluebutton.XmlElement;
import jakarta.enterprise.context.ApplicationScoped;

/** Signs a browser out. A server confirms it whatever the token is. */
@ApplicationScoped
class SignOutCall implements CallHandler {

    @Override
    public ApiCall call() {
        return ApiCall.SIGN_OUT;
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return ApiAnswer.xml(XmlElement.of("response", leaf("returncode", "SUCCESS")));
    }
}
