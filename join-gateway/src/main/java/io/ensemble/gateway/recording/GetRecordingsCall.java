package io.ensemble.gateway.recording;

import static io.ensemble.gateway.recording.NodeRecordings.MEETING_ID;
import static io.ensemble.gateway.recording.NodeRecordings.RECORD_ID;

import io.ensemble.bigbluebutton.ApiCall;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.tenant.MeetingScope;
import io.ensemble.gateway.api.ApiAnswer;
import io.ensemble.gateway.api.ApiRequest;
import io.ensemble.gateway.api.CallHandler;
import io.ensemble.gateway.callback.OriginalUrls;
import io.ensemble.gateway.node.AllNodes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Lists the tenant's recordings on all nodes. A node that does not answer is left out, as with getMeetings. */
@ApplicationScoped
class GetRecordingsCall implements CallHandler {

    private final AllNodes fleet;
    private final NodeRecordings recordings;
    private final OriginalUrls urls;

    GetRecordingsCall(AllNodes fleet, NodeRecordings recordings, OriginalUrls urls) {
        this.fleet = fleet;
        this.recordings = recordings;
        this.urls = urls;
    }

    @Override
    public ApiCall call() {
        return ApiCall.GET_RECORDINGS;
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        var prefixes = Ids.read(request.parameters().text(RECORD_ID));
        var listed = fleet.ask(node -> listedBy(node, prefixes, request)).given().stream()
                .flatMap(List::stream)
                .toList();
        var wanted = OwnRecordings.of(request.tenant().id(), listed).stream()
                .filter(recording -> prefixes.isEmpty() || prefixes.stream().anyMatch(recording.id()::startsWith))
                .toList();
        // A recording keeps the metadata of its meeting, and with it the callback addresses that we gave the node.
        return ApiAnswer.xml(RecordingList.answer(wanted, Page.of(request.parameters()))
                .changing("recordings", list -> list.changing("recording", urls::restore)));
    }

    private Optional<List<Recording>> listedBy(Node node, List<String> prefixes, ApiRequest request) {
        var filter = filter(request.parameters());
        if (!prefixes.isEmpty()) {
            return recordings.byId(node, prefixes, filter);
        }
        var meetings = Ids.read(request.parameters().text(MEETING_ID)).stream()
                .map(id -> MeetingScope.onNode(new MeetingKey(request.tenant().id(), id)))
                .toList();
        return meetings.isEmpty() ? recordings.all(node, filter) : recordings.byMeeting(node, meetings, filter);
    }

    // Pages are cut after the merge: a node cannot know which of its recordings are on the third page of all.
    private static Parameters filter(Parameters parameters) {
        return parameters
                .without(RECORD_ID)
                .without(MEETING_ID)
                .without(Page.OFFSET)
                .without(Page.LIMIT);
    }
}
