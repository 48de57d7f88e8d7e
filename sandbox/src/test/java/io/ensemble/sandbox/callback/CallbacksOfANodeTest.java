package io.ensemble.sandbox.callback;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.sandbox.node.RunningNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a front end hears after the end of a meeting. */
class CallbacksOfANodeTest {

    private final RunningNode node;

    CallbacksOfANodeTest() throws IOException {
        node = new RunningNode();
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void tellsEveryAddressThatARecordingIsReadyAndCanBeFound() throws Exception {
        // Given
        create(
                "record",
                "true",
                "meta_bbb-recording-ready-url",
                "https://gl.example.org/ready",
                "meta_bn-recording-ready-url",
                "https://moodle.example.org/ready?a=1");
        var recordId = node.xml("getMeetingInfo", "meetingID", "m1").text("internalMeetingID");
        node.request("POST", "/sandbox/mark?meetingID=m1", "");
        node.xml("end", "meetingID", "m1");
        // When
        node.pass(Duration.ofSeconds(4));
        // Then
        assertThat(node.callbacks)
                .extracting(Callback::url)
                .containsExactly("https://gl.example.org/ready", "https://moodle.example.org/ready?a=1");
        var token = Parameters.parse(node.callbacks.getFirst().body()).text("signed_parameters");
        assertThat(payload(token)).isEqualTo("{\"meeting_id\":\"m1\",\"record_id\":\"" + recordId + "\"}");
        assertThat(node.xml("getRecordings", "recordID", recordId).text("messageKey"))
                .isEmpty();
    }

    @Test
    void saysAtTheEndWhetherThereWasAMark() throws Exception {
        // Given
        create("record", "true", "autoStartRecording", "true", "meta_endCallbackUrl", "https://gl.example.org/end");
        enter();
        // When
        node.xml("end", "meetingID", "m1");
        // Then
        assertThat(urls()).containsExactly("https://gl.example.org/end?recordingmarks=true&meetingID=m1");
    }

    @Test
    void sendsAnalyticsOfAMeetingWhoseEventsAreKept() throws Exception {
        // Given
        create("meetingKeepEvents", "true", "meta_analytics-callback-url", "https://moodle.example.org/analytics");
        var token = enter();
        node.pass(Duration.ofSeconds(20));
        node.request("POST", "/sandbox/disconnect?sessionToken=" + token, "");
        node.pass(Duration.ofSeconds(10));
        // When
        node.xml("end", "meetingID", "m1");
        // Then
        var callback = node.callbacks.getFirst();
        var json = new ObjectMapper().readTree(callback.body());
        assertThat(callback.headers().get("User-Agent")).isEqualTo("BigBlueButton Analytics Callback");
        assertThat(payload(String.valueOf(callback.headers().get("Authorization"))))
                .isEqualTo("{\"exp\":%d}"
                        .formatted(node.time.instant().plus(Duration.ofDays(1)).getEpochSecond()));
        assertThat(json.at("/version").asText()).isEqualTo("1.0");
        assertThat(json.at("/meeting_id").asText()).isEqualTo("m1");
        assertThat(json.at("/data/duration").asInt()).isEqualTo(30);
        assertThat(json.at("/data/start").asText()).isEqualTo("2026-03-01 09:00:00 +0000");
        assertThat(json.at("/data/attendees/0/name").asText()).isEqualTo("Ada");
        assertThat(json.at("/data/attendees/0/duration").asInt()).isEqualTo(20);
        assertThat(json.at("/data/attendees/0/leaves")).hasSize(1);
    }

    @Test
    void sendsNoAnalyticsWithoutEvents() throws Exception {
        // Given
        create("meta_analytics-callback-url", "https://moodle.example.org/analytics");
        // When
        node.xml("end", "meetingID", "m1");
        // Then
        assertThat(urls()).isEmpty();
    }

    private void create(String... more) throws IOException, InterruptedException {
        var parameters = Parameters.of("meetingID", "m1", "name", "Class").followedBy(Parameters.of(more));
        node.send("GET", node.signed("create", parameters.encode()), "", "");
    }

    private String enter() throws IOException, InterruptedException {
        var token = node.join("m1", "Ada");
        node.request("POST", "/sandbox/connect?sessionToken=" + token, "");
        return token;
    }

    private List<String> urls() {
        return node.callbacks.stream().map(Callback::url).toList();
    }

    private static String payload(String token) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
    }
}
