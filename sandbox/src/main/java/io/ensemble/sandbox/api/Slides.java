package io.ensemble.sandbox.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ensemble.bigbluebutton.MalformedXmlException;
import io.ensemble.bigbluebutton.XmlElement;
import io.ensemble.bigbluebutton.XmlReader;
import io.ensemble.sandbox.web.Request;

/** The documents in a create's XML body. They are counted, for the work of converting them, and never fetched. */
final class Slides {

    private Slides() {}

    /**
     * How many documents the body has; none if it is no XML.
     *
     * @throws MalformedXmlException if it should be XML and is not
     */
    static int count(Request request) throws MalformedXmlException {
        if (request.body().isEmpty() || !request.contentType().endsWith("/xml")) {
            return 0;
        }
        return XmlReader.read(request.body().getBytes(UTF_8)).children("module").stream()
                .filter(module -> "presentation".equals(module.attributes().get("name")))
                .mapToInt(Slides::documents)
                .sum();
    }

    private static int documents(XmlElement module) {
        return module.children("document").size();
    }
}
