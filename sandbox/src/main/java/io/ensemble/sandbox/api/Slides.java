package io.ensemble.sandbox.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ensemble.bigbluebutton.Failure;
import io.ensemble.bigbluebutton.MalformedXmlException;
import io.ensemble.bigbluebutton.XmlElement;
import io.ensemble.bigbluebutton.XmlReader;
import io.ensemble.sandbox.web.Request;
import java.util.List;
import java.util.stream.Stream;

/** The documents in an XML body. They are counted, for the work of converting them, and never fetched. */
final class Slides {

    static final Failure MALFORMED = new Failure("malformedXml", "The request body contains malformed XML.");

    private Slides() {}

    /** One document by the name that its file gets: its own, or the end of its address. */
    record Document(String fileName) {

        static Document of(XmlElement document) {
            var attributes = document.attributes();
            var address = attributes.getOrDefault("url", "").split("[?#]", 2)[0];
            return new Document(Stream.of("filename", "name")
                    .map(attribute -> attributes.getOrDefault(attribute, ""))
                    .filter(name -> !name.isEmpty())
                    .findFirst()
                    .orElse(address.substring(address.lastIndexOf('/') + 1)));
        }

        /** Whether the server can tell by the name what it converts: without an extension it cannot. */
        boolean named() {
            var dot = fileName.lastIndexOf('.');
            return dot > 0 && dot < fileName.length() - 1;
        }
    }

    /**
     * The documents of the presentation modules; none if the body is no XML.
     *
     * @throws MalformedXmlException if it should be XML and is not
     */
    static List<Document> read(Request request) throws MalformedXmlException {
        if (request.body().isEmpty() || !request.contentType().endsWith("/xml")) {
            return List.of();
        }
        return XmlReader.read(request.body().getBytes(UTF_8)).children("module").stream()
                .filter(module -> "presentation".equals(module.attributes().get("name")))
                .flatMap(module -> module.children("document").stream())
                .map(Document::of)
                .toList();
    }
}
