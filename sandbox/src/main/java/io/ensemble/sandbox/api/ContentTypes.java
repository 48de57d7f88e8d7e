package io.ensemble.sandbox.api;

import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.sandbox.web.MultipartForm;
import io.ensemble.sandbox.web.Request;
import java.util.Set;

/** Which bodies a call takes (section 1.2, ContentTypeValidator). */
final class ContentTypes {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String MULTIPART = "multipart/form-data";
    private static final Set<String> FORMS = Set.of(FORM, MULTIPART);
    private static final Set<String> XML = Set.of("application/xml", "text/xml");

    private ContentTypes() {}

    /** Only a body needs a type: a GET with a Content-Type header and no body is fine, and PHP sends it. */
    static boolean accepts(String call, Request request) {
        var type = request.contentType();
        return request.body().isEmpty() || FORMS.contains(type) || (call.equals("create") && XML.contains(type));
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
