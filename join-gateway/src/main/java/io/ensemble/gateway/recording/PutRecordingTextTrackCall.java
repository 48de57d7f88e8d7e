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

/** Adds captions or subtitles to a recording. The node checks all but the recording, which tells where to go. */
@ApplicationScoped
class PutRecordingTextTrackCall implements CallHandler {

    private static final Failure MISSING_RECORD_ID = new Failure("paramError", "Missing param recordID.");

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
        return recordId.isEmpty()
                ? tracks.refuse(MISSING_RECORD_ID)
                : tracks.ask(request, recordId, node -> put(node, request));
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
