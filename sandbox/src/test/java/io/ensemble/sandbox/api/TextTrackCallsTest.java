package io.ensemble.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ensemble.sandbox.node.RunningNode;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTrackCallsTest {

    private final RunningNode node;

    TextTrackCallsTest() throws IOException {
        node = new RunningNode();
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void keepsAnUploadedTrack() throws Exception {
        // Given
        var id = recording();
        // When
        var put = put("recordID=" + id + "&kind=subtitles&lang=en-US&label=English", "WEBVTT");
        var tracks = get(id).at("/tracks");
        // Then
        assertThat(put.at("/messageKey").asText()).isEqualTo("upload_text_track_success");
        assertThat(put.at("/message").asText()).isEqualTo("Text track uploaded successfully");
        assertThat(tracks).hasSize(1);
        assertThat(tracks.at("/0/label").asText()).isEqualTo("English");
        assertThat(tracks.at("/0/lang").asText()).isEqualTo("en_US");
        assertThat(node.send("GET", tracks.at("/0/href").asText(), "", "").body())
                .isEqualTo("WEBVTT");
    }

    @Test
    void saysThatThereAreNoTracksOrNoRecording() throws Exception {
        // When
        var none = get(recording());
        var unknown = get("nothing");
        // Then
        assertThat(none.at("/messageKey").asText()).isEqualTo("noCaptionsFound");
        assertThat(unknown.at("/message").asText()).isEqualTo("No recording found for nothing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind=captions&lang=en | paramError | Missing param recordID.",
                "recordID=r&lang=en | paramError | Missing param kind.",
                "recordID=r&kind=film&lang=en | invalidKind | The kind parameter is not set to a permitted value.",
                "recordID=r&kind=captions | paramError | Missing param lang.",
                "recordID=r&kind=captions&lang=e | invalidLang | The lang parameter is not a well-formed language tag.",
                "recordID=r&kind=captions&lang=en | noRecordings | No recording found for r"
            })
    void refusesAnUpload(String query, String key, String message) throws Exception {
        // When
        var answer = put(query, "WEBVTT");
        // Then
        assertThat(answer.at("/returncode").asText()).isEqualTo("FAILED");
        assertThat(answer.at("/messageKey").asText()).isEqualTo(key);
        assertThat(answer.at("/message").asText()).isEqualTo(message);
    }

    @Test
    void refusesAnEmptyFile() throws Exception {
        // When
        var answer = put("recordID=" + recording() + "&kind=captions&lang=de", "");
        // Then
        assertThat(answer.at("/messageKey").asText()).isEqualTo("empty_uploaded_text_track");
    }

    private String recording() throws IOException, InterruptedException {
        var answer = node.request("POST", "/sandbox/recordings", "{\"meetingID\":\"m1\"}");
        return new ObjectMapper().readTree(answer.body()).at("/recordIDs/0").asText();
    }

    private JsonNode get(String id) throws IOException, InterruptedException {
        return response(node.call("getRecordingTextTracks", "recordID", id).body());
    }

    private JsonNode put(String query, String file) throws IOException, InterruptedException {
        var body = "--xx\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.vtt\"\r\n"
                + "Content-Type: text/vtt\r\n\r\n" + file + "\r\n--xx--\r\n";
        return response(
                node.send("POST", node.signed("putRecordingTextTrack", query), body, "multipart/form-data; boundary=xx")
                        .body());
    }

    private static JsonNode response(String body) throws IOException {
        return new ObjectMapper().readTree(body).at("/response");
    }
}
