package io.ensemble.bigbluebutton;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlReaderTest {

    @Test
    void readsAnAnswer() throws MalformedXmlException {
        var response = read("""
                <response>
                  <returncode>SUCCESS</returncode>
                  <message></message>
                  <url>https://a.example/?x=1&amp;y=&#39;2&apos;</url>
                </response>
                """);

        assertThat(response.name()).isEqualTo("response");
        assertThat(response.text()).isEmpty();
        assertThat(response.text("returncode")).isEqualTo("SUCCESS");
        assertThat(response.text("message")).isEmpty();
        assertThat(response.text("url")).isEqualTo("https://a.example/?x=1&y='2'");
        assertThat(response.text("absent")).isEmpty();
    }

    @Test
    void joinsCharacterDataSections() throws MalformedXmlException {
        var hook = read("<hook>a<![CDATA[<b> & ]]>c</hook>");

        assertThat(hook.text()).isEqualTo("a<b> & c");
    }

    @Test
    void readsAttributes() throws MalformedXmlException {
        var image = read("<image width=\"176\" alt='Größe &lt;1&gt;'>https://a.example/1.png</image>");

        assertThat(image.attributes()).containsEntry("width", "176").containsEntry("alt", "Größe <1>");
    }

    @Test
    void skipsDeclarationCommentsAndInstructions() throws MalformedXmlException {
        var response = read("<?xml version=\"1.0\" encoding=\"UTF-8\"?><!-- a --><response><?b c?><d>e</d></response>");

        assertThat(response.text("d")).isEqualTo("e");
    }

    @Test
    void readsAColonInANameAsAnyOtherCharacter() throws MalformedXmlException {
        // Given what a join with "userdata-bbb:theme=dark" makes of an attendee
        var custom = read("<customdata><bbb:theme>dark</bbb:theme></customdata>");

        assertThat(custom.text("bbb:theme")).isEqualTo("dark");
    }

    @Test
    void readsALargeAnswer() throws MalformedXmlException {
        var attendee = "<attendee><userID>w_abcdefghijkl</userID><fullName>Jane &amp; Joe</fullName></attendee>";

        var attendees = read("<attendees>" + attendee.repeat(20_000) + "</attendees>");

        assertThat(attendees.children("attendee")).hasSize(20_000);
    }

    @Test
    void readsNoFileForAnExternalEntity(@TempDir Path directory) throws IOException {
        // Given
        var secret = Files.writeString(directory.resolve("secret"), "geheim");
        var document = "<!DOCTYPE r [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]><r>&x;</r>";

        // When, then
        assertThatThrownBy(() -> read(document))
                .isInstanceOf(MalformedXmlException.class)
                .hasMessageNotContaining("geheim");
    }

    @Test
    void expandsNoEntities() {
        var document = """
                <!DOCTYPE lolz [
                  <!ENTITY a "lol">
                  <!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
                  <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
                ]>
                <response>&c;</response>
                """;

        assertThatThrownBy(() -> read(document)).isInstanceOf(MalformedXmlException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "<response>",
                "<response><returncode>SUCCESS</returncode>",
                "<response><returncode>SUCC",
                "<response></returncode>",
                "<response/><response/>",
                "<response/>trailing",
                "plain text",
                "{\"response\": {}}",
                "<!DOCTYPE html><html><body>502 Bad Gateway</body></html>",
                "<html><body>It works!<br></body></html>",
                "<response>&nbsp;</response>",
                "<response>\u0001</response>",
                "<response a=1/>",
            })
    void refusesWhatIsNoWholeDocument(String document) {
        assertThatThrownBy(() -> read(document)).isInstanceOf(MalformedXmlException.class);
    }

    @Test
    void refusesBytesThatAreNoText() {
        var document = new byte[] {'<', 'a', '>', (byte) 0xC3, (byte) 0x28, '<', '/', 'a', '>'};

        assertThatThrownBy(() -> XmlReader.read(document)).isInstanceOf(MalformedXmlException.class);
    }

    @Test
    void refusesBottomlessNesting() throws MalformedXmlException {
        assertThat(read(nested(XmlReader.MAX_DEPTH)).name()).isEqualTo("a");
        assertThatThrownBy(() -> read(nested(XmlReader.MAX_DEPTH + 1))).isInstanceOf(MalformedXmlException.class);
        assertThatThrownBy(() -> read("<a>".repeat(1_000_000))).isInstanceOf(MalformedXmlException.class);
    }

    @Property
    void failsInOneWayOnlyWhateverTheBytes(@ForAll("damagedDocuments") byte[] document) {
        try {
            assertThat(XmlReader.read(document).name()).isNotEmpty();
        } catch (MalformedXmlException refused) {
            assertThat(refused).message().isNotBlank();
        }
    }

    @Provide
    Arbitrary<byte[]> damagedDocuments() {
        var sound = "<response a='1'><b><![CDATA[c]]>&amp;</b><?d e?><!-- f -->Übung</response>".getBytes(UTF_8);
        var position = Arbitraries.integers().between(0, sound.length - 1);
        return Combinators.combine(
                        position, Arbitraries.bytes().array(byte[].class).ofMaxSize(8))
                .as((at, damage) -> {
                    var document = sound.clone();
                    System.arraycopy(damage, 0, document, at, Math.min(damage.length, document.length - at));
                    return document;
                });
    }

    private static String nested(int depth) {
        return "<a>".repeat(depth) + "</a>".repeat(depth);
    }

    private static XmlElement read(String document) throws MalformedXmlException {
        return XmlReader.read(document.getBytes(UTF_8));
    }
}
