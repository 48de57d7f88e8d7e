package io.ensemble.gateway.api;

import static io.ensemble.bigbluebutton.XmlElement.leaf;

import io.ensemble.bigbluebutton.ApiCall;
import io.ensemble.bigbluebutton.XmlElement;
import io.ensemble.fleet.node.Node;
import io.ensemble.gateway.node.AllNodes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Lists the sessions of people in the tenant's meetings on all nodes. */
@ApplicationScoped
class GetSessionsCall implements CallHandler {

    private final AllNodes nodes;
    private final NodeListing listing;

    GetSessionsCall(AllNodes nodes, NodeListing listing) {
        this.nodes = nodes;
        this.listing = listing;
    }

    @Override
    public ApiCall call() {
        return ApiCall.GET_SESSIONS;
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        var sessions = nodes.listed(node -> ofTenant(request.tenant().id(), node));
        return ApiAnswer.xml(
                sessions.isEmpty()
                        ? XmlElement.of(
                                "response",
                                leaf("returncode", "SUCCESS"),
                                XmlElement.of("sessions"),
                                leaf("messageKey", "noSessions"),
                                // The misspelling is the server's own.
                                leaf("message", "no sessions were found on this serverr"))
                        : XmlElement.of(
                                "response", leaf("returncode", "SUCCESS"), XmlElement.of("sessions", sessions)));
    }

    // A session names its meeting by the node's own id alone, which does not tell whose it is.
    private Optional<List<XmlElement>> ofTenant(String tenant, Node node) {
        var sessions = listing.sessions(node);
        if (sessions.isEmpty() || sessions.get().isEmpty()) {
            return sessions;
        }
        return listing.meetings(node)
                .map(Owners::of)
                .map(owners -> sessions.get().stream()
                        .filter(session -> owners.has(tenant, session.text("meetingID")))
                        .toList());
    }
}
