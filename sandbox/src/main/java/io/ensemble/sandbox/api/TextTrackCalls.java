package io.ensemble.sandbox.api;

import io.ensemble.bigbluebutton.Failure;
import io.ensemble.sandbox.recording.Recording;
import io.ensemble.sandbox.recording.Recordings;
import io.ensemble.sandbox.recording.TextTrack;
import io.ensemble.sandbox.web.Json;
import io.ensemble.sandbox.web.MultipartForm;
import io.ensemble.sandbox.web.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** Subtitles and captions, in JSON (RecordingController, section 2.12). */
record TextTrackCalls(Recordings recordings, String nodeUrl) {

    Response getRecordingTextTracks(ApiRequest request) {
        var recordId = request.text("recordID").strip();
        if (recordId.isEmpty()) {
            return Answers.failed(Failure.MISSING_RECORD_ID);
        }
        return recordings
                .find(recordId)
                .filter(recording -> recording.state().finished())
                .map(this::tracks)
                .orElseGet(() -> failed(new Failure("noRecordings", "No recording found for " + recordId)));
    }

    Response putRecordingTextTrack(ApiRequest request) {
        var violation = TextTrackRules.firstViolation(request.parameters());
        if (violation.isPresent()) {
            return failed(violation.get());
        }
        var recordId = request.text("recordID").strip();
        var text = MultipartForm.file(request.http(), "file");
        if (text.isEmpty()) {
            return failed(new Failure("empty_uploaded_text_track", "Empty uploaded text track."));
        }
        var lang = TextTrackRules.language(request.text("lang")).orElseThrow();
        var label = request.text("label").strip();
        var track = new TextTrack(request.text("kind").strip(), lang, label.isEmpty() ? lang : label, text);
        if (!recordings.addTrack(recordId, track)) {
            return failed(new Failure("noRecordings", "No recording found for " + recordId));
        }
        var answer = new LinkedHashMap<String, Object>();
        answer.put("messageKey", "upload_text_track_success");
        answer.put("message", "Text track uploaded successfully");
        answer.put("recordId", recordId);
        answer.put("returncode", "SUCCESS");
        return json(answer);
    }

    private Response tracks(Recording recording) {
        if (recording.tracks().isEmpty()) {
            return failed(new Failure("noCaptionsFound", "No captions found for " + recording.recordId()));
        }
        var answer = new LinkedHashMap<String, Object>();
        answer.put("returncode", "SUCCESS");
        answer.put(
                "tracks",
                recording.tracks().stream()
                        .map(track -> track(recording, track))
                        .toList());
        return json(answer);
    }

    private Map<String, String> track(Recording recording, TextTrack track) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("href", Playback.url(nodeUrl, recording) + "/" + track.file());
        fields.put("kind", track.kind());
        fields.put("label", track.label());
        fields.put("lang", track.lang());
        fields.put("source", "upload");
        return fields;
    }

    private static Response failed(Failure failure) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("returncode", "FAILED");
        answer.put("messageKey", failure.key());
        answer.put("message", failure.message());
        return json(answer);
    }

    private static Response json(SequencedMap<String, Object> answer) {
        return Response.json(200, Json.write(Map.of("response", answer))).with("Cache-Control", "no-cache");
    }
}
