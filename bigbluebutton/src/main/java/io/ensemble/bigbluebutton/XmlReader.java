package io.ensemble.bigbluebutton;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads answers of nodes as a stream. A document type declaration is refused, so that neither external entities nor
 * entity bombs can do harm; so is nesting that no answer has.
 *
 * @see <a href="https://cheatsheetseries.owasp.org/cheatsheets/XML_External_Entity_Prevention_Cheat_Sheet.html">XXE
 *     prevention</a>
 */
public final class XmlReader {

    /** BigBlueButton's deepest answer (previews of recordings) nests nine elements. */
    static final int MAX_DEPTH = 32;

    private XmlReader() {}

    /**
     * Reads one document.
     *
     * @throws MalformedXmlException if it is not whole, not well-formed, or not harmless
     */
    public static XmlElement read(byte[] document) throws MalformedXmlException {
        return read(new ByteArrayInputStream(document));
    }

    /**
     * Reads one document to its end.
     *
     * @throws MalformedXmlException if it is not whole, not well-formed, or not harmless
     */
    public static XmlElement read(InputStream document) throws MalformedXmlException {
        try {
            // Decoded here, because the JDK's parser prints a complaint to stderr for every byte that is no UTF-8.
            var reader = hardenedFactory().createXMLStreamReader(new InputStreamReader(document, UTF_8.newDecoder()));
            try {
                return readRoot(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            throw new MalformedXmlException("not well-formed", e);
        }
    }

    private static XMLInputFactory hardenedFactory() {
        // The JDK's own parser by name, since service look-ups find nothing in a native executable.
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        // A join with "userdata-a:b" puts an element of that name into the node's answers, bound to no namespace.
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        return factory;
    }

    private static XmlElement readRoot(XMLStreamReader reader) throws XMLStreamException, MalformedXmlException {
        var open = new ArrayDeque<OpenElement>();
        XmlElement root = null;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD -> throw new MalformedXmlException("has a document type declaration");
                case XMLStreamConstants.START_ELEMENT -> {
                    if (open.size() >= MAX_DEPTH) {
                        throw new MalformedXmlException("nested deeper than " + MAX_DEPTH);
                    }
                    open.push(new OpenElement(reader));
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    var element = open.peek();
                    if (element != null) {
                        element.text.append(reader.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    var closed = open.pop().close();
                    var parent = open.peek();
                    if (parent == null) {
                        root = closed;
                    } else {
                        parent.children.add(closed);
                    }
                }
                default -> {
                    // Comments and processing instructions mean nothing here.
                }
            }
        }
        if (root == null) {
            throw new MalformedXmlException("has no element");
        }
        return root;
    }

    private static final class OpenElement {
        private final String name;
        private final SequencedMap<String, String> attributes = new LinkedHashMap<>();
        private final StringBuilder text = new StringBuilder();
        private final List<XmlElement> children = new ArrayList<>();

        OpenElement(XMLStreamReader reader) {
            name = reader.getLocalName();
            for (var i = 0; i < reader.getAttributeCount(); i++) {
                attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
            }
        }

        XmlElement close() {
            return new XmlElement(name, attributes, children.isEmpty() ? text.toString() : "", children);
        }
    }
}
