package io.ensemble.gateway.api;

import io.ensemble.bigbluebutton.ApiCall;
import io.ensemble.bigbluebutton.Failure;
import io.ensemble.bigbluebutton.NodeReply;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.bigbluebutton.Password;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.store.EndRequestStore;
import io.ensemble.gateway.node.NodeCalls;
import io.ensemble.gateway.node.Patience;
import io.ensemble.gateway.store.PresentStore;
import io.ensemble.gateway.store.StoreAbsentException;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Ends a meeting. A node that is away may have a copy of it, which is to end too when the node is back: so it is noted that
 * somebody was told that the meeting is over, or is nowhere.
 */
@ApplicationScoped
class EndCall implements CallHandler {

    private static final Logger LOG = Logger.getLogger(EndCall.class);

    private final OneMeeting meeting;
    private final NodeCalls nodes;
    private final EndRequestStore requests;
    private final PresentStore store;

    EndCall(OneMeeting meeting, NodeCalls nodes, EndRequestStore requests, PresentStore store) {
        this.meeting = meeting;
        this.nodes = nodes;
        this.requests = requests;
        this.store = store;
    }

    @Override
    public ApiCall call() {
        return ApiCall.END;
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return Password.violation(request.parameters().text("password"))
                .map(ApiAnswer::failed)
                .orElseGet(() -> meeting.ask(
                        request, (node, onNode) -> end(request.meeting(), node, onNode), () -> endNowhere(request)));
    }

    private NodeReply end(MeetingKey meeting, Node node, Parameters onNode) {
        var reply = nodes.get(node, call(), onNode, Patience.CALL);
        if (reply instanceof NodeReply.Answered answered && OneMeeting.isOver(answered)) {
            remember(meeting);
        }
        return reply;
    }

    private ApiAnswer endNowhere(ApiRequest request) {
        remember(request.meeting());
        return ApiAnswer.failed(Failure.NOT_FOUND);
    }

    private void remember(MeetingKey ended) {
        try {
            store.tell(() -> requests.note(ended));
        } catch (StoreAbsentException away) {
            LOG.debug("The store is away: that a meeting was ended was not noted", away);
        }
    }
}
