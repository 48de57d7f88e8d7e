package io.ensemble.gateway.api;

import static io.ensemble.bigbluebutton.XmlElement.leaf;

import io.ensemble.bigbluebutton.ApiCall;
import io.ensemble.bigbluebutton.XmlElement;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells the version of the API. The addresses of a node's own services, which a server adds, are left out: they differ by node. */
@ApplicationScoped
class VersionCall implements CallHandler {

    /** The version that every BigBlueButton since 0.9 answers; Moodle reads it as a number. */
    private static final String API_VERSION = "2.0";

    /** To callers that say they speak JSON, a server answers in it: only here, and only for exactly that header. */
    private static final String JSON = "{\"response\":{\"returncode\":\"SUCCESS\",\"version\":\"" + API_VERSION
            + "\",\"apiVersion\":\"" + API_VERSION + "\",\"bbbVersion\":\"\"}}";

    @Override
    public ApiCall call() {
        return ApiCall.VERSION;
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        if (request.contentType().equals("application/json")) {
            return new ApiAnswer.Json(JSON);
        }
        return ApiAnswer.xml(XmlElement.of(
                "response",
                leaf("returncode", "SUCCESS"),
                leaf("version", API_VERSION),
                leaf("apiVersion", API_VERSION),
                leaf("bbbVersion", "")));
    }
}
