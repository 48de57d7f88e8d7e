package io.ensemble.gateway.recording;

import io.ensemble.bigbluebutton.ApiCall;
import io.ensemble.bigbluebutton.Failure;
import io.ensemble.gateway.api.ApiAnswer;
import io.ensemble.gateway.api.ApiRequest;
import io.ensemble.gateway.api.CallHandler;
import io.ensemble.gateway.node.NodeCalls;
import io.ensemble.gateway.node.Patience;
import jakarta.enterprise.context.ApplicationScoped;

/** Lists the captions and subtitles of a recording. */
@ApplicationScoped
class GetRecordingTextTracksCall implements CallHandler {

    private final TextTracks tracks;
    private final NodeCalls nodes;

    GetRecordingTextTracksCall(TextTracks tracks, NodeCalls nodes) {
        this.tracks = tracks;
        this.nodes = nodes;
    }

    @Override
    public ApiCall call() {
        return ApiCall.GET_RECORDING_TEXT_TRACKS;
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        var recordId = request.parameters().text(NodeRecordings.RECORD_ID);
        // The one refusal of this call that a server words in XML.
        return recordId.isEmpty()
                ? ApiAnswer.failed(Failure.MISSING_RECORD_ID)
                : tracks.ask(
                        request, recordId, node -> nodes.getText(node, call(), request.parameters(), Patience.CALL));
    }
}
