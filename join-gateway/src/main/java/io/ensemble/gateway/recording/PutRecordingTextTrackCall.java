package io.ensemble.gateway.recording;

import io.ensemble.bigbluebutton.ApiCall;
import io.ensemble.bigbluebutton.Failure;
import io.ensemble.bigbluebutton.TextReply;
import io.ensemble.fleet.node.Node;
import io.ensemble.gateway.api.ApiAnswer;
import io.ensemble.gateway.api.ApiRequest;
import io.ensemble.gateway.api.CallHandler;
import io.ensemble.gateway.node.NodeCalls;
import io.ensemble.gateway.node.Patience;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Optional;
import java.util.Set;

/** Adds captions or subtitles to a recording. The node checks all but the recording, which tells where to go. */
@ApplicationScoped
class PutRecordingTextTrackCall implements CallHandler {

    private static final Failure MISSING_RECORD_ID = new Failure("paramError", "Missing param recordID.");

    private static final Failure MISSING_KIND = new Failure("paramError", "Missing param kind.");
    private static final Failure INVALID_KIND =
            new Failure("invalidKind", "The kind parameter is not set to a permitted value.");
    private static final Set<String> KINDS = Set.of("subtitles", "captions");

    private final TextTracks tracks;
    private final NodeCalls nodes;

    PutRecordingTextTrackCall(TextTracks tracks, NodeCalls nodes) {
        this.tracks = tracks;
        this.nodes = nodes;
    }

    @Override
    public ApiCall call() {
        return ApiCall.PUT_RECORDING_TEXT_TRACK;
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        var recordId = request.parameters().text(NodeRecordings.RECORD_ID);
        return violation(recordId, request.parameters().text("kind"))
                .map(tracks::refuse)
                .orElseGet(() -> tracks.ask(request, recordId, node -> put(node, request)));
    }

    // A server judges these before it looks for the recording; the rest it judges after.
    private static Optional<Failure> violation(String recordId, String kind) {
        if (recordId.isEmpty()) {
            return Optional.of(MISSING_RECORD_ID);
        }
        if (kind.isEmpty()) {
            return Optional.of(MISSING_KIND);
        }
        return KINDS.contains(kind.strip()) ? Optional.empty() : Optional.of(INVALID_KIND);
    }

    private TextReply put(Node node, ApiRequest request) {
        return request.body()
                .map(body -> nodes.postText(
                        node, call(), request.query(), body.contentType(), body.toPublisher(), Patience.CALL))
                .orElseGet(() -> nodes.postText(
                        node,
                        call(),
                        request.query(),
                        "application/x-www-form-urlencoded",
                        BodyPublishers.ofString(request.form().encode()),
                        Patience.CALL));
    }
}
