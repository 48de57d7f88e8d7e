package io.ensemble.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.ensemble.bigbluebutton.XmlElement;
import io.ensemble.bigbluebutton.XmlReader;
import io.ensemble.sandbox.node.RunningNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingCallsTest {

    private final RunningNode node;

    RecordingCallsTest() throws IOException {
        node = new RunningNode();
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void saysThatThereAreNone() throws Exception {
        // When
        var answer = node.call("getRecordings");
        // Then
        assertThat(answer.body())
                .isEqualTo("<response><returncode>SUCCESS</returncode><recordings></recordings>"
                        + "<messageKey>noRecordings</messageKey>"
                        + "<message>There are no recordings for the meeting(s).</message></response>");
    }

    @Test
    void writesTheElementsInTheServersOrder() throws Exception {
        // Given
        node.request("POST", "/sandbox/recordings", "{\"meetingID\":\"m1\",\"meta\":{\"gl-listed\":\"true\"}}");
        // When
        var recording = recordings("meetingID", "m1").getFirst();
        // Then
        assertThat(names(recording))
                .containsExactly(
                        "recordID",
                        "meetingID",
                        "internalMeetingID",
                        "name",
                        "isBreakout",
                        "published",
                        "state",
                        "startTime",
                        "endTime",
                        "participants",
                        "rawSize",
                        "metadata",
                        "playback");
        assertThat(names(recording.child("metadata").orElseThrow()))
                .containsExactly("isBreakout", "meetingName", "meetingId", "gl-listed");
        var format = recording.child("playback").orElseThrow().child("format").orElseThrow();
        assertThat(names(format)).containsExactly("type", "url", "processingTime", "length", "size", "preview");
        assertThat(format.text("url"))
                .isEqualTo(node.url() + "/playback/presentation/2.3/" + recording.text("recordID"));
        assertThat(format.text("length")).isEqualTo("30");
    }

    @Test
    void followsAMeetingFromItsMarkToItsPublication() throws Exception {
        // Given
        node.xml("create", "meetingID", "m1", "name", "Class", "record", "true");
        var recordId = node.xml("getMeetingInfo", "meetingID", "m1").text("internalMeetingID");
        node.request("POST", "/sandbox/connect?sessionToken=" + node.join("m1", "Ada"), "");
        node.request("POST", "/sandbox/mark?meetingID=m1", "");
        node.pass(Duration.ofSeconds(100));
        node.xml("end", "meetingID", "m1");
        // When, then: 0.2 of 100 s
        node.pass(Duration.ofSeconds(19));
        assertThat(states()).containsExactly("processing");
        assertThat(recordings("meetingID", "m1")).isEmpty();
        node.request("POST", "/sandbox/lose-meetings", "");
        node.pass(Duration.ofMillis(1500));
        assertThat(states()).containsExactly("processed");
        node.pass(Duration.ofSeconds(1));
        assertThat(states()).containsExactly("published");
        var recording = recordings("meetingID", "m1").getFirst();
        assertThat(recording.text("recordID")).isEqualTo(recordId);
        assertThat(recording.text("participants")).isEqualTo("1");
        assertThat(node.request("GET", "/playback/presentation/2.3/" + recordId, "")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void recordsNothingWithoutAMark() throws Exception {
        // Given
        node.xml("create", "meetingID", "m1", "name", "Class", "record", "true");
        node.xml("create", "meetingID", "m2", "name", "Class");
        // When
        var refused = node.request("POST", "/sandbox/mark?meetingID=m2", "");
        node.xml("end", "meetingID", "m1");
        node.xml("end", "meetingID", "m2");
        node.pass(Duration.ofSeconds(5));
        // Then
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(states()).isEmpty();
    }

    @Test
    void givesPagesWithTheirTotal() throws Exception {
        // Given
        node.request("POST", "/sandbox/recordings", "{\"meetingID\":\"m1\",\"count\":5}");
        // When
        var second = node.xml("getRecordings", "offset", "2", "limit", "2");
        var all = node.xml("getRecordings", "limit", "none");
        // Then
        assertThat(second.child("recordings").orElseThrow().children()).hasSize(2);
        assertThat(second.text("totalElements")).isEqualTo("5");
        assertThat(all.child("recordings").orElseThrow().children()).hasSize(5);
        assertThat(all.child("totalElements")).isEmpty();
    }

    @Test
    void hidesShowsAndDeletes() throws Exception {
        // Given
        var id = made("m1");
        // When, then
        assertThat(node.xml("publishRecordings", "recordID", id, "publish", "false")
                        .text("published"))
                .isEqualTo("false");
        assertThat(states()).containsExactly("unpublished");
        assertThat(node.xml("publishRecordings", "recordID", id + ",unknown", "publish", "true")
                        .text("published"))
                .isEqualTo("true");
        assertThat(node.xml("deleteRecordings", "recordID", id).text("deleted")).isEqualTo("true");
        assertThat(states()).containsExactly("deleted");
        assertThat(node.xml("deleteRecordings", "recordID", id).text("messageKey"))
                .isEqualTo("notFound");
    }

    @Test
    void setsMetadataAndTakesThemAway() throws Exception {
        // Given
        var id = made("m1");
        // When
        var form = node.send(
                "POST",
                node.signed("updateRecordings", ""),
                "recordID=" + id + "&meta_Name=New&meta_gl-listed=true",
                "application/x-www-form-urlencoded");
        node.xml("updateRecordings", "recordID", id, "meta_gl-listed", "", "protect", "true");
        var recording = recordings("recordID", id).getFirst();
        // Then
        assertThat(form.body()).contains("<updated>true</updated>");
        assertThat(recording.text("protected")).isEqualTo("true");
        assertThat(names(recording.child("metadata").orElseThrow()))
                .containsExactly("isBreakout", "meetingName", "meetingId", "name");
    }

    @Test
    void namesBreakoutRoomsInTheirParent() throws Exception {
        // Given
        node.xml("create", "meetingID", "m1", "name", "Class", "record", "true");
        var parent = node.xml("getMeetingInfo", "meetingID", "m1").text("internalMeetingID");
        node.xml(
                "create",
                "meetingID",
                "b1",
                "name",
                "Room",
                "record",
                "true",
                "isBreakout",
                "true",
                "parentMeetingID",
                "m1",
                "sequence",
                "2");
        node.request("POST", "/sandbox/mark?meetingID=m1", "");
        node.request("POST", "/sandbox/mark?meetingID=b1", "");
        node.xml("end", "meetingID", "m1");
        // When
        node.pass(Duration.ofSeconds(8));
        var room = recordings("meetingID", "b1").getFirst();
        var rooms =
                recordings("meetingID", "m1").getFirst().child("breakoutRooms").orElseThrow();
        // Then
        var breakout = room.child("breakout").orElseThrow();
        assertThat(breakout.text("parentId")).isEqualTo(parent);
        assertThat(breakout.text("sequence")).isEqualTo("2");
        assertThat(rooms.text("breakoutRoom")).isEqualTo(room.text("recordID"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "publishRecordings | publish=true | missingParamRecordID | You must specify a recordID.",
                "publishRecordings | recordID=r | missingParamPublish | You must specify a publish value true or false.",
                "publishRecordings | recordID=r&publish=true | notFound | We could not find recordings",
                "deleteRecordings | | missingParamRecordID | You must specify a recordID.",
                "updateRecordings | recordID=r&meta_a=b | notFound | We could not find recordings",
                "getRecordingTextTracks | | missingParamRecordID | You must specify a recordID."
            })
    void refuses(String call, String query, String key, String message) throws Exception {
        // When
        var body = node.send("GET", node.signed(call, query == null ? "" : query), "", "")
                .body();
        var answer = XmlReader.read(body.getBytes(StandardCharsets.UTF_8));
        // Then
        assertThat(answer.text("messageKey")).isEqualTo(key);
        assertThat(answer.text("message")).isEqualTo(message);
    }

    @Test
    void hasWordsOfItsOwnForAWrongChecksumAndNoRouteForAPost() throws Exception {
        // When
        var wrong = node.send("GET", node.url() + "/bigbluebutton/api/getRecordings?checksum=1", "", "");
        var post = node.send(
                "POST", node.signed("deleteRecordings", ""), "recordID=r", "application/x-www-form-urlencoded");
        // Then
        assertThat(wrong.body()).contains("<message>You did not pass the checksum security check</message>");
        assertThat(post.statusCode()).isEqualTo(404);
    }

    private String made(String meetingId) throws IOException, InterruptedException {
        node.request("POST", "/sandbox/recordings", "{\"meetingID\":\"" + meetingId + "\"}");
        return recordings("meetingID", meetingId).getFirst().text("recordID");
    }

    private List<String> states() throws IOException, InterruptedException {
        return recordings("state", "any").stream()
                .map(recording -> recording.text("state"))
                .toList();
    }

    private List<XmlElement> recordings(String... parameters) throws IOException, InterruptedException {
        return node.xml("getRecordings", parameters)
                .child("recordings")
                .orElseThrow()
                .children();
    }

    private static List<String> names(XmlElement element) {
        return element.children().stream().map(XmlElement::name).toList();
    }
}
