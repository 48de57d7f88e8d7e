package io.ensemble.gateway.api;

import io.ensemble.bigbluebutton.ApiCall;
import io.ensemble.bigbluebutton.Failure;
import io.ensemble.bigbluebutton.NodeReply;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.bigbluebutton.Password;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.store.LostMeetingStore;
import io.ensemble.gateway.node.NodeCalls;
import io.ensemble.gateway.node.Patience;
import io.ensemble.gateway.store.PresentStore;
import io.ensemble.gateway.store.StoreAbsentException;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Ends a meeting. Should a node that was given up come back with a copy of it, that copy is to end too: so whoever hears
 * that the meeting is over, or is nowhere, is heard by the dispatchers.
 */
@ApplicationScoped
class EndCall implements CallHandler {

    private static final Logger LOG = Logger.getLogger(EndCall.class);

    private final OneMeeting meeting;
    private final NodeCalls nodes;
    private final LostMeetingStore losses;
    private final PresentStore store;

    EndCall(OneMeeting meeting, NodeCalls nodes, LostMeetingStore losses, PresentStore store) {
        this.meeting = meeting;
        this.nodes = nodes;
        this.losses = losses;
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
            store.tell(() -> losses.ended(ended));
        } catch (StoreAbsentException away) {
            LOG.debug("The store is away: should a lost node come back with a copy of a meeting, it runs on", away);
        }
    }
}
