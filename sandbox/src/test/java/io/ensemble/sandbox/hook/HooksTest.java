package io.ensemble.sandbox.hook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ensemble.bigbluebutton.ChecksumAlgorithm;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.sandbox.callback.Callback;
import io.ensemble.sandbox.node.RunningNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HooksTest {

    private static final String URL = "https://lb.example.org/cb?x=1";

    private final RunningNode node;

    HooksTest() throws IOException {
        node = new RunningNode();
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void tellsAGlobalHookEverythingInOrder() throws Exception {
        // Given
        node.xml("hooks/create", "callbackURL", URL);
        // When
        node.xml("create", "meetingID", "m1", "name", "Class", "record", "true");
        var token = node.join("m1", "Ada");
        node.request("POST", "/sandbox/connect?sessionToken=" + token, "");
        node.request("POST", "/sandbox/mark?meetingID=m1", "");
        node.request("POST", "/sandbox/disconnect?sessionToken=" + token, "");
        node.xml("end", "meetingID", "m1");
        node.pass(Duration.ofSeconds(4));
        // Then
        assertThat(events())
                .extracting(event -> event.at("/data/id").asText())
                .containsExactly("meeting-created", "user-joined", "user-left", "meeting-ended", "rap-publish-ended");
        assertThat(events())
                .extracting(event ->
                        event.at("/data/attributes/meeting/external-meeting-id").asText())
                .containsOnly("m1");
        assertThat(events().get(1).at("/data/attributes/user/name").asText()).isEqualTo("Ada");
    }

    @Test
    void signsEachCallback() throws Exception {
        // Given
        node.xml("hooks/create", "callbackURL", URL);
        // When
        node.xml("create", "meetingID", "m1", "name", "Class");
        // Then
        var callback = node.callbacks.getFirst();
        var expected = ChecksumAlgorithm.SHA1.hex(URL + callback.body() + RunningNode.SECRET);
        assertThat(callback.url()).isEqualTo(URL + "&checksum=" + expected);
        assertThat(callback.body())
                .startsWith("domain=127.0.0.1&event=%5B%7B%22data%22")
                .contains("&timestamp=");
    }

    @Test
    void hearsOfOneMeetingAndChosenEventsUntilItsEnd() throws Exception {
        // Given
        node.xml("hooks/create", "callbackURL", URL, "meetingID", "m1", "eventID", "Meeting-Ended,user-left");
        // When
        node.xml("create", "meetingID", "m1", "name", "Class");
        node.xml("create", "meetingID", "m2", "name", "Class");
        node.xml("end", "meetingID", "m2");
        node.xml("end", "meetingID", "m1");
        // Then
        assertThat(events()).extracting(event -> event.at("/data/id").asText()).containsExactly("meeting-ended");
        assertThat(node.call("hooks/list").body()).contains("<hooks></hooks>");
    }

    @Test
    void removesAHookThatNobodyAnswers() throws Exception {
        // Given
        node.xml("hooks/create", "callbackURL", URL);
        node.callbackStatus = 500;
        // When
        node.xml("create", "meetingID", "m1", "name", "Class");
        // Then
        assertThat(node.callbacks).extracting(Callback::method).hasSize(13);
        assertThat(node.call("hooks/list").body()).contains("<hooks></hooks>");
    }

    @Test
    void registersAnAddressOnceAndRemovesIt() throws Exception {
        // When
        var created = node.xml("hooks/create", "callbackURL", URL, "getRaw", "true");
        var again = node.xml("hooks/create", "callbackURL", URL, "meetingID", "m1");
        var removed = node.xml("hooks/destroy", "hookID", created.text("hookID"));
        var missing = node.xml("hooks/destroy", "hookID", created.text("hookID"));
        // Then
        assertThat(created.text("hookID"))
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(created.text("permanentHook") + created.text("rawData")).isEqualTo("falsetrue");
        assertThat(again.text("returncode")).isEqualTo("SUCCESS");
        assertThat(again.text("hookID")).isEqualTo(created.text("hookID"));
        assertThat(again.text("messageKey")).isEqualTo("duplicateWarning");
        assertThat(removed.text("removed")).isEqualTo("true");
        assertThat(missing.text("messageKey")).isEqualTo("destroyMissingHook");
    }

    @Test
    void listsGlobalHooksWithThoseOfAMeeting() throws Exception {
        // Given
        node.xml("hooks/create", "callbackURL", "https://a.example/?a=1&b=]]>");
        node.xml("hooks/create", "callbackURL", "https://b.example/", "meetingID", "m1", "eventID", "user-left");
        node.xml("hooks/create", "callbackURL", "https://c.example/", "meetingID", "m2");
        // When
        var hooks = node.xml("hooks/list", "meetingID", "m1")
                .child("hooks")
                .orElseThrow()
                .children();
        var raw = node.call("hooks/list").body();
        // Then
        assertThat(hooks)
                .extracting(hook -> hook.text("callbackURL"))
                .containsExactly("https://a.example/?a=1&b=]]>", "https://b.example/");
        assertThat(hooks.getFirst().child("meetingID")).isEmpty();
        assertThat(hooks.get(1).text("eventID")).isEqualTo("user-left");
        assertThat(raw).contains("<callbackURL><![CDATA[https://c.example/]]></callbackURL>");
    }

    @ParameterizedTest
    @CsvSource({"hooks/create,missingParamCallbackURL", "hooks/destroy,missingParamHookID"})
    void asksForWhatItNeeds(String call, String key) throws Exception {
        assertThat(node.xml(call).text("messageKey")).isEqualTo(key);
    }

    @Test
    void hasWordsOfItsOwnForAWrongChecksum() throws Exception {
        // When
        var wrong = node.send("GET", node.url() + "/bigbluebutton/api/hooks/list?checksum=1", "", "");
        var ping = node.send("GET", node.url() + "/bigbluebutton/api/hooks/ping", "", "");
        // Then
        assertThat(wrong.body()).contains("<message>You did not pass the checksum security check.</message>");
        assertThat(ping.statusCode()).isEqualTo(200);
    }

    private List<JsonNode> events() {
        return node.callbacks.stream().map(HooksTest::event).toList();
    }

    private static JsonNode event(Callback callback) {
        try {
            return new ObjectMapper()
                    .readTree(Parameters.parse(callback.body()).text("event"))
                    .get(0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
