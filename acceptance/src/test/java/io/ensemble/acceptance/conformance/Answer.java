package io.ensemble.acceptance.conformance;

import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** What came back. */
record Answer(HttpResponse<String> http) {

    int status() {
        return http.statusCode();
    }

    String body() {
        return http.body();
    }

    String header(String name) {
        return String.join(" | ", http.headers().allValues(name));
    }

    String mediaType() {
        return header("Content-Type").split(";", 2)[0].strip();
    }

    boolean isXml() {
        return body().startsWith("<") && mediaType().endsWith("xml");
    }

    /** What an XPath below {@code <response>} finds. */
    List<Element> find(String path) {
        try {
            var found = (NodeList) XPathFactory.newInstance()
                    .newXPath()
                    .evaluate(
                            path.isEmpty() ? "/response" : "/response/" + path,
                            root().getOwnerDocument(),
                            XPathConstants.NODESET);
            return elements(found).toList();
        } catch (XPathExpressionException e) {
            throw new AssertionError("Not an XPath: " + path, e);
        }
    }

    /** The text of the first that it finds; empty if there is none. */
    String text(String path) {
        return find(path).stream().findFirst().map(Element::getTextContent).orElse("");
    }

    static List<Element> children(Element parent) {
        return elements(parent.getChildNodes()).toList();
    }

    Element root() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(body())))
                    .getDocumentElement();
        } catch (SAXException e) {
            throw new AssertionError("Not XML: " + body(), e);
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .<Node>mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast);
    }
}
