package io.ensemble.gateway.meeting;

import io.ensemble.bigbluebutton.ApiCall;
import io.ensemble.bigbluebutton.NodeReply;
import io.ensemble.bigbluebutton.NodeReply.Answered;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.fleet.node.Node;
import io.ensemble.gateway.callback.EndWatch;
import io.ensemble.gateway.callback.OwnCallbacks;
import io.ensemble.gateway.node.NodeCalls;
import io.ensemble.gateway.node.Patience;
import io.ensemble.gateway.placement.PlacementMemory;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;

/** Creates a meeting on one node, with callbacks of our own, and remembers what came of it. */
@ApplicationScoped
class NodeCreate {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final NodeCalls nodes;
    private final OwnCallbacks callbacks;
    private final EndWatch ends;
    private final PlacementMemory memory;

    NodeCreate(NodeCalls nodes, OwnCallbacks callbacks, EndWatch ends, PlacementMemory memory) {
        this.nodes = nodes;
        this.callbacks = callbacks;
        this.ends = ends;
        this.memory = memory;
    }

    /**
     * The node's answer.
     *
     * @param within unless there are slides in the body, which have a deadline of their own
     */
    NodeReply call(Node node, Wish wish, Duration within) {
        var rewritten = callbacks.rewrite(wish.meeting(), wish.onNode(), wish.ofRequest());
        var reply = call(node, wish, rewritten.parameters(), within);
        if (reply instanceof Answered answered && answered.success()) {
            created(node, wish, rewritten, answered);
        }
        return reply;
    }

    private void created(Node node, Wish wish, OwnCallbacks.Rewritten rewritten, Answered answered) {
        // A breakout room is found through its parent.
        if (!wish.breakout()) {
            memory.remember(wish.meeting(), node.id());
        }
        // A running meeting that is created once more keeps what its first creation said.
        if (!answered.messageKey().equals("duplicateWarning")) {
            ends.created(wish.meeting(), node.id(), rewritten.endTokens());
        }
    }

    private NodeReply call(Node node, Wish wish, Parameters parameters, Duration within) {
        if (wish.body().isPresent()) {
            var body = wish.body().get();
            return nodes.post(
                    node, ApiCall.CREATE, parameters, body.contentType(), body.toPublisher(), Patience.UPLOAD);
        }
        return switch (wish.manner()) {
            case QUERY -> nodes.get(node, ApiCall.CREATE, parameters, Patience.CREATE, within);
            case FORM ->
                nodes.post(
                        node,
                        ApiCall.CREATE,
                        Parameters.NONE,
                        FORM,
                        BodyPublishers.ofString(parameters.encode()),
                        Patience.CREATE,
                        within);
        };
    }
}
