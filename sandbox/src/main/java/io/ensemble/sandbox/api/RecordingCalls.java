package io.ensemble.sandbox.api;

import static io.ensemble.bigbluebutton.XmlElement.leaf;

import io.ensemble.bigbluebutton.Failure;
import io.ensemble.bigbluebutton.XmlElement;
import io.ensemble.sandbox.recording.Recordings;
import io.ensemble.sandbox.web.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The calls that find recordings and change them (section 2.12). */
record RecordingCalls(Recordings recordings, RecordingXml xml) {

    Response getRecordings(ApiRequest request) {
        var found = recordings.search(RecordingSearch.read(request.parameters()));
        var content = new ArrayList<XmlElement>();
        content.add(XmlElement.of(
                "recordings",
                found.recordings().stream()
                        .map(recording -> xml.of(recording, recordings.roomsOf(recording.recordId())))
                        .toList()));
        found.total().ifPresent(total -> content.add(leaf("totalElements", total)));
        if (found.recordings().isEmpty()) {
            content.add(leaf("messageKey", "noRecordings"));
            content.add(leaf("message", "There are no recordings for the meeting(s)."));
        }
        return Answers.success(content).without("Cache-Control");
    }

    Response publishRecordings(ApiRequest request) {
        return change(request, ids -> {
            if (request.text("publish").isEmpty()) {
                return Answers.failed(Failure.MISSING_PUBLISH);
            }
            var publish = request.flag("publish");
            return answer(recordings.publish(ids, publish), leaf("published", publish));
        });
    }

    Response deleteRecordings(ApiRequest request) {
        return change(request, ids -> answer(recordings.delete(ids), leaf("deleted", true)));
    }

    Response updateRecordings(ApiRequest request) {
        var protection = Optional.of(request.text("protect"))
                .filter(text -> !text.isEmpty())
                .map("true"::equalsIgnoreCase);
        var metadata = SettingsReader.metadata(request.parameters());
        return change(request, ids -> answer(recordings.update(ids, metadata, protection), leaf("updated", true)));
    }

    private static Response change(ApiRequest request, Function<List<String>, Response> action) {
        var ids = RecordingSearch.ids(request.text("recordID"));
        var response = ids.isEmpty() ? Answers.failed(Failure.MISSING_RECORD_ID) : action.apply(ids);
        return response.without("Cache-Control");
    }

    private static Response answer(boolean found, XmlElement done) {
        return found ? Answers.success(done) : Answers.failed(Failure.RECORDINGS_NOT_FOUND);
    }
}
