package io.ensemble.sandbox.api;

import io.ensemble.bigbluebutton.ApiCall;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.sandbox.web.MultipartForm;
import io.ensemble.sandbox.web.Request;

/** Which bodies a call takes (section 1.2, ContentTypeValidator). */
final class ContentTypes {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String MULTIPART = "multipart/form-data";

    private ContentTypes() {}

    /** Only a body needs a type: a GET with a Content-Type header and no body is fine, and PHP sends it. */
    static boolean accepts(ApiCall call, Request request) {
        return request.body().isEmpty()
                || call.accepts(request.header("Content-Type").orElse(""));
    }

    /** Parameters in the body, which no checksum covers. */
    static Parameters form(Request request) {
        return switch (request.contentType()) {
            case FORM -> Parameters.parse(request.body());
            case MULTIPART -> MultipartForm.parse(request);
            default -> Parameters.NONE;
        };
    }
}
