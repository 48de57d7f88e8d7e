package io.ensemble.gateway.recording;

import static io.ensemble.gateway.recording.NodeRecordings.RECORD_ID;

import io.ensemble.bigbluebutton.Failure;
import io.ensemble.bigbluebutton.NodeReply.Answered;
import io.ensemble.bigbluebutton.NodeReply.Failed;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.fleet.node.Node;
import io.ensemble.gateway.api.ApiAnswer;
import io.ensemble.gateway.api.ApiRequest;
import io.ensemble.gateway.node.AllNodes;
import io.ensemble.gateway.node.NodeCalls;
import io.ensemble.gateway.node.Patience;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Passes a call that changes recordings on to the nodes that have them: each gets its own ids. */
@ApplicationScoped
class RecordingChange {

    private static final Logger LOG = Logger.getLogger(RecordingChange.class);

    private final RecordingSearch search;
    private final AllNodes fleet;
    private final NodeCalls nodes;

    RecordingChange(RecordingSearch search, AllNodes fleet, NodeCalls nodes) {
        this.search = search;
        this.fleet = fleet;
        this.nodes = nodes;
    }

    /** The answer of a node that did it. A refusal is passed on only when no other node can have done it. */
    ApiAnswer make(ApiRequest request) {
        var ids = Ids.read(request.parameters().text(RECORD_ID));
        if (ids.isEmpty()) {
            return ApiAnswer.failed(Failure.MISSING_RECORD_ID);
        }
        var holders = search.find(request.tenant(), ids);
        if (holders.byNode().isEmpty()) {
            // A front end that hears "not found" forgets the recording, which may be on the node that is away.
            return ApiAnswer.failed(holders.complete() ? Failure.RECORDINGS_NOT_FOUND : Failure.INTERNAL_ERROR);
        }
        var replies = fleet.ask(
                holders.byNode().keySet(),
                node -> change(node, request, holders.byNode().getOrDefault(node, List.of())));
        return replies.given().stream()
                .filter(Answered::success)
                .findFirst()
                .or(() -> replies.given().stream()
                        .findFirst()
                        .filter(refusal -> replies.complete() && holders.complete()))
                .map(answered -> ApiAnswer.xml(answered.response()))
                .orElseGet(() -> ApiAnswer.failed(Failure.INTERNAL_ERROR));
    }

    private Optional<Answered> change(Node node, ApiRequest request, List<String> ids) {
        var parameters = harmless(request.parameters()).with(RECORD_ID, Ids.write(ids));
        return switch (nodes.get(node, request.call(), parameters, Patience.CALL)) {
            case Answered answered -> Optional.of(answered);
            case Failed failed -> {
                LOG.warnf("%s did not answer %s: %s", node.id(), request.call().path(), failed.detail());
                yield Optional.empty();
            }
        };
    }

    // Whose a recording is, is written in this: a tenant could give it away, or slip it under another's name.
    private static Parameters harmless(Parameters parameters) {
        return new Parameters(parameters.entries().stream()
                .filter(entry -> !entry.name().toLowerCase(Locale.ROOT).equals("meta_meetingid"))
                .toList());
    }
}
