package io.ensemble.gateway.callback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.fleet.callback.Callback;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Reads what nodes tell, each kind in its own way, and puts it into the words of the tenant. The meeting is the one that
 * the link was made for, whatever the node calls it.
 */
@ApplicationScoped
class Reports {

    private static final String BEARER = "Bearer ";

    private final NodeTokens nodeTokens;
    private final ObjectMapper json;

    Reports(NodeTokens nodeTokens, ObjectMapper json) {
        this.nodeTokens = nodeTokens;
        this.json = json;
    }

    /** That a meeting is over: unsigned, as a server sends it; the link itself is the proof. */
    NodeReport ended(CallbackLink link, Parameters query) {
        var marks = query.first("recordingmarks").map(value -> Parameters.of("recordingmarks", value));
        var added = switch (link.kind()) {
            case END ->
                marks.orElse(Parameters.NONE).with("meetingID", link.meeting().meetingId());
            case ENDED_URL, RECORDING_READY, ANALYTICS, WEBHOOK -> marks.orElse(Parameters.NONE);
        };
        return genuine(link, withQuery(link.url(), added), "", String.valueOf(link.creation()));
    }

    /** That a recording can be watched. */
    NodeReport recordingReady(CallbackLink link, Parameters form) {
        return nodeTokens
                .claims(form.text("signed_parameters"), "HS256")
                .flatMap(this::object)
                .<NodeReport>map(claims -> genuine(
                        link,
                        link.url(),
                        inTenantsWords(link, claims),
                        claims.path("record_id").asText()))
                .orElseGet(NodeReport.Unverified::new);
    }

    /** What the learning dashboard gathered. */
    NodeReport analytics(CallbackLink link, String authorization, String body) {
        if (!authorization.startsWith(BEARER)) {
            return new NodeReport.Unverified();
        }
        return nodeTokens
                .claims(authorization.substring(BEARER.length()).strip(), "HS512")
                .flatMap(signed -> object(body))
                .<NodeReport>map(data -> genuine(
                        link,
                        link.url(),
                        inTenantsWords(link, data),
                        data.path("internal_meeting_id").asText()))
                .orElseGet(NodeReport.Unverified::new);
    }

    private static NodeReport genuine(CallbackLink link, String destination, String payload, String event) {
        return new NodeReport.Genuine(new Callback(link.kind(), link.meeting(), destination, payload), event);
    }

    private static String inTenantsWords(CallbackLink link, ObjectNode object) {
        return object.put("meeting_id", link.meeting().meetingId()).toString();
    }

    private Optional<ObjectNode> object(String text) {
        try {
            return json.readTree(text) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JsonProcessingException malformed) {
            return Optional.empty();
        }
    }

    private static String withQuery(String url, Parameters added) {
        if (added.entries().isEmpty()) {
            return url;
        }
        var fragment = url.indexOf('#');
        var address = fragment < 0 ? url : url.substring(0, fragment);
        return address + (address.contains("?") ? "&" : "?") + added.encode();
    }
}
