package io.ensemble.sandbox.api;

import static io.ensemble.bigbluebutton.XmlElement.leaf;

import io.ensemble.bigbluebutton.Failure;
import io.ensemble.bigbluebutton.XmlElement;
import io.ensemble.sandbox.web.Response;
import java.util.ArrayList;
import java.util.List;

/** Answers as bbb-web's templates write them: 200 even for failures. */
final class Answers {

    private Answers() {}

    static Response success(List<XmlElement> content) {
        var children = new ArrayList<XmlElement>();
        children.add(leaf("returncode", "SUCCESS"));
        children.addAll(content);
        return xml(children);
    }

    static Response success(XmlElement... content) {
        return success(List.of(content));
    }

    /** Shape A of the reference, section 2.0. */
    static Response failed(Failure failure) {
        return xml(List.of(
                leaf("returncode", "FAILED"), leaf("messageKey", failure.key()), leaf("message", failure.message())));
    }

    /** Shape A without a key, as insertDocument has it. */
    static Response failedWithoutKey(String message) {
        return xml(List.of(leaf("returncode", "FAILED"), leaf("message", message)));
    }

    /** Shape B: a list of errors. Few failures come this way. */
    static Response failedInList(Failure failure) {
        return xml(List.of(
                leaf("returncode", "FAILED"),
                XmlElement.of(
                        "errors",
                        XmlElement.of("error", leaf("key", failure.key()), leaf("message", failure.message())))));
    }

    // Most replies of ApiController forbid caching; getMeetingInfo alone does not (section 2.0).
    private static Response xml(List<XmlElement> children) {
        return Response.xml(XmlElement.of("response", children).toXml()).with("Cache-Control", "no-cache");
    }
}
