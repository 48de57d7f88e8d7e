package io.ensemble.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.bigbluebutton.XmlElement;
import io.ensemble.bigbluebutton.XmlReader;
import io.ensemble.sandbox.node.RunningNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The calls that put something into a meeting: insertDocument and sendChatMessage. */
class ChatAndDocumentsTest {

    private static final String SLIDES =
            "<modules><module name=\"presentation\"><document url=\"https://a.example/%s\"/></module></modules>";

    private final RunningNode node;

    ChatAndDocumentsTest() throws IOException {
        node = new RunningNode();
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void showsAMessageToThoseInside() throws Exception {
        // Given
        var token = enter();
        // When
        var sent = node.call("sendChatMessage", "meetingID", "m1", "message", "Hello <all>");
        node.call("sendChatMessage", "meetingID", "m1", "message", "Again", "userName", "Office");
        // Then
        assertThat(sent.body())
                .isEqualTo("<response><returncode>SUCCESS</returncode><messageKey></messageKey>"
                        + "<message></message></response>");
        assertThat(node.request("GET", "/sandbox/state", "").body())
                .contains("\"messages\":[{\"userName\":\"System\",\"message\":\"Hello <all>\"}");
        assertThat(node.request("GET", "/html5client/people?sessionToken=" + token, "")
                        .body())
                .contains("{\"name\":\"Office\",\"text\":\"Again\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "message=Hi | missingParamMeetingID | You must provide a meeting ID",
                "meetingID=m1 | nullError | You must provide the param message",
                "meetingID=m1&message= | sizeError | Param message must be between 1 and 500 characters",
                "meetingID=empty&message=Hi | meetingNotFound | Meeting not found",
                "meetingID=unknown&message=Hi | meetingNotFound | Meeting not found"
            })
    void refusesAMessage(String query, String key, String message) throws Exception {
        // Given
        node.xml("create", "meetingID", "empty", "name", "Nobody");
        // When
        var answer = read(
                node.send("GET", node.signed("sendChatMessage", query), "", "").body());
        // Then
        assertThat(answer.text("messageKey")).isEqualTo(key);
        assertThat(answer.text("message")).isEqualTo(message);
    }

    @Test
    void limitsMessageAndName() throws Exception {
        // Given
        enter();
        // When
        var text = node.xml("sendChatMessage", "meetingID", "m1", "message", "x".repeat(501));
        var name = node.xml("sendChatMessage", "meetingID", "m1", "message", "x", "userName", "n".repeat(256));
        // Then
        assertThat(text.text("messageKey")).isEqualTo("sizeError");
        assertThat(name.text("message")).isEqualTo("Param userName must not exceed 255 characters");
    }

    @Test
    void takesADocument() throws Exception {
        // Given
        node.xml("create", "meetingID", "m1", "name", "Class");
        // When
        var answer = insert("m1", SLIDES.formatted("a.pdf?x=1"), "application/xml");
        // Then
        assertThat(answer.toXml())
                .isEqualTo("<response><returncode>SUCCESS</returncode>"
                        + "<message>Presentation is being uploaded</message></response>");
    }

    @Test
    void refusesADocumentInTheServersWords() throws Exception {
        // Given
        node.xml("create", "meetingID", "m1", "name", "Class");
        node.xml("create", "meetingID", "m2", "name", "Class", "disabledFeatures", "chat,presentation");
        var xml = "application/xml";
        // When, then
        assertThat(insert("m1", SLIDES.formatted("noname"), xml).text("message"))
                .isEqualTo("One or more documents could not be uploaded due to an invalid filename.");
        assertThat(insert("m1", "<modules/>", xml).text("message"))
                .isEqualTo("Request body must contain a presentation module with at least one document.");
        assertThat(insert("m2", SLIDES.formatted("a.pdf"), xml).text("message"))
                .isEqualTo("Presentation feature is disabled, ignoring.");
        assertThat(insert("m3", SLIDES.formatted("a.pdf"), xml).text("message"))
                .isEqualTo("Meeting with id [m3] not found.");
        assertThat(insert("m1", "<modules", xml).text("messageKey")).isEqualTo("malformedXml");
        assertThat(insert("m1", SLIDES.formatted("a.pdf"), "text/xml").text("messageKey"))
                .isEqualTo("unsupportedContentType");
    }

    @Test
    void hasNoRouteForAGet() throws Exception {
        assertThat(node.call("insertDocument", "meetingID", "m1").statusCode()).isEqualTo(404);
    }

    private String enter() throws IOException, InterruptedException {
        node.xml("create", "meetingID", "m1", "name", "Class");
        var token = node.join("m1", "Ada");
        node.request("POST", "/sandbox/connect?sessionToken=" + token, "");
        return token;
    }

    private XmlElement insert(String meetingId, String body, String type) throws Exception {
        return read(node.send("POST", node.signed("insertDocument", "meetingID=" + meetingId), body, type)
                .body());
    }

    private static XmlElement read(String body) throws Exception {
        return XmlReader.read(body.getBytes(StandardCharsets.UTF_8));
    }
}
