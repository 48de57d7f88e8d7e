package io.ensemble.bigbluebutton;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class XmlElementTest {

    @Property(tries = 300)
    void readsWhatItWrites(@ForAll("elements") XmlElement element) throws MalformedXmlException {
        assertThat(XmlReader.read(element.toXml().getBytes(UTF_8))).isEqualTo(element);
    }

    @Property(tries = 300)
    void writesWellFormedXmlWhateverTheText(@ForAll String text) throws MalformedXmlException {
        var attributes = new LinkedHashMap<String, String>();
        attributes.put("b", text);

        var written = new XmlElement("a", attributes, text, List.of()).toXml();

        assertThat(XmlReader.read(written.getBytes(UTF_8)).name()).isEqualTo("a");
    }

    @Test
    void escapesAsTheServerDoes() {
        var element = XmlElement.leaf("meetingName", "<A> & \"B\"'s \r\u0000Übung 😀");

        assertThat(element.toXml())
                .isEqualTo("<meetingName>&lt;A&gt; &amp; &quot;B&quot;&apos;s &#13;Übung 😀</meetingName>");
    }

    @Test
    void writesAnEmptyElementWithTwoTagsAndNumbersWithoutGrouping() {
        var response = XmlElement.of(
                "response", XmlElement.leaf("messageKey", ""), XmlElement.leaf("createTime", 1_700_000_000_123L));

        assertThat(response.toXml())
                .isEqualTo("<response><messageKey></messageKey><createTime>1700000000123</createTime></response>");
    }

    @Test
    void changesChildrenInTheirPlaces() {
        var meetings = XmlElement.of(
                "meeting", XmlElement.leaf("a", "1"), XmlElement.leaf("meetingID", "x"), XmlElement.leaf("b", "2"));

        var changed = meetings.changing("meetingID", id -> id.withText("y"));

        assertThat(changed.toXml()).isEqualTo("<meeting><a>1</a><meetingID>y</meetingID><b>2</b></meeting>");
    }

    @Provide
    Arbitrary<XmlElement> elements() {
        return Arbitraries.recursive(this::leaves, this::parents, 0, 3);
    }

    private Arbitrary<XmlElement> leaves() {
        return Combinators.combine(names(), Arbitraries.maps(names(), texts()).ofMaxSize(3), texts())
                .as((name, attributes, text) -> new XmlElement(name, new LinkedHashMap<>(attributes), text, List.of()));
    }

    private Arbitrary<XmlElement> parents(Arbitrary<XmlElement> children) {
        return Combinators.combine(names(), children.list().ofMinSize(1).ofMaxSize(4))
                .as(XmlElement::of);
    }

    private Arbitrary<String> names() {
        return Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(12);
    }

    private Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars("<>&\"'\t\n\r ]")
                .withCharRange(' ', '\uD7FF')
                .withCharRange('\uE000', '\uFFFD')
                .ofMaxLength(20);
    }
}
