package io.ensemble.gateway.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ensemble.bigbluebutton.Failure;
import io.ensemble.bigbluebutton.NodeReply.Failed;
import io.ensemble.bigbluebutton.TextReply;
import io.ensemble.bigbluebutton.TextReply.Received;
import io.ensemble.fleet.node.Node;
import io.ensemble.gateway.api.ApiAnswer;
import io.ensemble.gateway.api.ApiRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Passes a call about the text tracks of one recording on to the node that has it. Such calls are answered in JSON. */
@ApplicationScoped
class TextTracks {

    private static final Logger LOG = Logger.getLogger(TextTracks.class);

    private final RecordingSearch search;
    private final ObjectMapper json;

    TextTracks(RecordingSearch search, ObjectMapper json) {
        this.search = search;
        this.json = json;
    }

    /** The node's answer, untouched. */
    ApiAnswer ask(ApiRequest request, String recordId, Function<Node, TextReply> call) {
        var holders = search.find(request.tenant(), List.of(recordId));
        return holders.byNode().keySet().stream()
                .findFirst()
                .map(node -> answer(node, request, call.apply(node)))
                .orElseGet(() -> refuse(
                        holders.complete()
                                ? new Failure("noRecordings", "No recording found for " + recordId)
                                : Failure.INTERNAL_ERROR));
    }

    /** A refusal in the shape of these calls. */
    ApiAnswer refuse(Failure failure) {
        var response = new LinkedHashMap<String, String>();
        response.put("returncode", "FAILED");
        response.put("messageKey", failure.key());
        response.put("message", failure.message());
        try {
            return new ApiAnswer.Json(json.writeValueAsString(Map.of("response", response)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts can always be written", e);
        }
    }

    private ApiAnswer answer(Node node, ApiRequest request, TextReply reply) {
        return switch (reply) {
            case Received received when isJson(received) -> new ApiAnswer.Json(received.text());
            // XML, for example, when the node does not accept our signature.
            case Received other -> away(node, request, "The answer is not JSON");
            case Failed failed -> away(node, request, failed.detail());
        };
    }

    private ApiAnswer away(Node node, ApiRequest request, String detail) {
        LOG.warnf("%s did not answer %s: %s", node.id(), request.call().path(), detail);
        return refuse(Failure.INTERNAL_ERROR);
    }

    private static boolean isJson(Received received) {
        return received.contentType().toLowerCase(Locale.ROOT).startsWith("application/json");
    }
}
