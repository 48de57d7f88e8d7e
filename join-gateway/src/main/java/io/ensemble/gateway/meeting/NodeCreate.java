package io.ensemble.gateway.meeting;

import io.ensemble.bigbluebutton.ApiCall;
import io.ensemble.bigbluebutton.MeetingId;
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
import java.util.List;

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
     * What came of one call.
     *
     * @param endTokens of the callbacks that tell of the meeting's end, as the node was given them if it took the call
     */
    record Creation(NodeReply reply, List<String> endTokens) {}

    /**
     * The node's answer.
     *
     * @param within unless there are slides in the body, which have a deadline of their own
     */
    Creation call(Node node, Wish wish, Duration within) {
        var rewritten = callbacks.rewrite(wish.meeting(), wish.onNode(), wish.ofRequest());
        var creation = new Creation(call(node, wish, rewritten.parameters(), within), rewritten.endTokens());
        if (creation.reply() instanceof Answered answered && answered.success()) {
            created(node, wish, creation, answered);
        }
        return creation;
    }

    /**
     * The node did not answer, but has the meeting: by this call, or before.
     *
     * @param info the node's answer to {@code getMeetingInfo}
     */
    void isThere(Node node, Wish wish, Creation creation, Answered info) {
        remember(node, wish);
        var given = callbacks.endTokens(wish.meeting(), info.response());
        if (!given.isEmpty() && !creation.endTokens().containsAll(given)) {
            ends.created(wish.meeting(), node.id(), given);
        } else if (!given.isEmpty() || !ends.remembers(wish.meeting(), node.id())) {
            ends.created(wish.meeting(), node.id(), creation.endTokens());
        }
    }

    private void created(Node node, Wish wish, Creation creation, Answered answered) {
        remember(node, wish);
        if (!answered.messageKey().equals("duplicateWarning")) {
            ends.created(wish.meeting(), node.id(), creation.endTokens());
        } else if (!creation.endTokens().isEmpty() && !ends.remembers(wish.meeting(), node.id())) {
            lookWhatItWasGiven(node, wish);
        }
    }

    // A breakout room is found through its parent.
    private void remember(Node node, Wish wish) {
        if (!wish.breakout()) {
            memory.remember(wish.meeting(), node.id());
        }
    }

    // A running meeting that is created once more keeps the callbacks of its first creation; whoever created it did not
    // live to remember them.
    private void lookWhatItWasGiven(Node node, Wish wish) {
        var question = Parameters.of(MeetingId.PARAMETER, wish.onNode().text(MeetingId.PARAMETER));
        if (nodes.get(node, ApiCall.GET_MEETING_INFO, question, Patience.DOUBT) instanceof Answered info) {
            var given = callbacks.endTokens(wish.meeting(), info.response());
            if (!given.isEmpty()) {
                ends.created(wish.meeting(), node.id(), given);
            }
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
