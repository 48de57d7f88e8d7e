package io.ensemble.gateway.meeting;

import io.ensemble.bigbluebutton.ApiCall;
import io.ensemble.bigbluebutton.NodeReply;
import io.ensemble.bigbluebutton.NodeReply.Answered;
import io.ensemble.bigbluebutton.NodeReply.Failed;
import io.ensemble.bigbluebutton.NodeReply.Reason;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.gateway.callback.EndWatch;
import io.ensemble.gateway.callback.OwnCallbacks;
import io.ensemble.gateway.dispatch.Decision;
import io.ensemble.gateway.dispatch.Dispatchers;
import io.ensemble.gateway.node.NodeCalls;
import io.ensemble.gateway.node.Patience;
import io.ensemble.gateway.placement.PlacementMemory;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Starts a meeting on the node that the dispatcher names, or finds it already running there. Creating is idempotent on a
 * node, so doing this for a running meeting changes nothing.
 */
@ApplicationScoped
public class MeetingStart {

    private static final Logger LOG = Logger.getLogger(MeetingStart.class);
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Dispatchers dispatchers;
    private final NodeCalls nodes;
    private final FleetView fleet;
    private final MeetingLocator locator;
    private final PlacementMemory memory;
    private final TruthOfNode truth;
    private final OwnCallbacks callbacks;
    private final EndWatch ends;

    MeetingStart(
            Dispatchers dispatchers,
            NodeCalls nodes,
            FleetView fleet,
            MeetingLocator locator,
            PlacementMemory memory,
            TruthOfNode truth,
            OwnCallbacks callbacks,
            EndWatch ends) {
        this.dispatchers = dispatchers;
        this.nodes = nodes;
        this.fleet = fleet;
        this.locator = locator;
        this.memory = memory;
        this.truth = truth;
        this.callbacks = callbacks;
        this.ends = ends;
    }

    /** Starts the meeting, on another node if the first one certainly did not do it. */
    public Start start(Wish wish) {
        return start(wish, Set.of());
    }

    /** Starts a breakout room. It runs where its parent runs, so there is nothing to decide, and it has no placement. */
    public Start startWithin(Located parent, Wish wish) {
        var onNodeOfParent = new Wish(
                wish.tenant(),
                wish.parameters().with(Wish.PARENT, parent.idOnNode()),
                wish.manner(),
                wish.body(),
                wish.ofRequest());
        return outcome(parent.node(), call(parent.node(), onNodeOfParent));
    }

    private Start start(Wish wish, Set<String> refused) {
        return switch (dispatchers.place(wish.meeting(), NodeKind.BIGBLUEBUTTON, refused)) {
            case Decision.Placed placed ->
                fleet.node(placed.placement().node())
                        .map(node -> create(wish, placed, node, refused))
                        .orElseGet(() -> unknownNode(placed));
            case Decision.LimitReached() -> new Start.LimitReached();
            case Decision.NoCandidate() -> new Start.NoServer();
            // A meeting that already runs needs no decision.
            case Decision.Unavailable() ->
                locator.find(wish.meeting())
                        .ifFound()
                        .map(located -> outcome(located.node(), call(located.node(), wish)))
                        .orElseGet(Start.NoServer::new);
        };
    }

    private Start create(Wish wish, Decision.Placed placed, Node node, Set<String> refused) {
        var reply = call(node, wish);
        if (reply instanceof Failed failed && !failed.certainlyNotExecuted()) {
            return inDoubt(wish, placed, node, failed);
        }
        if (!placed.made() || !leavesNoMeeting(reply)) {
            return outcome(node, reply);
        }
        dispatchers.release(placed.placement());
        // Polling may not have seen yet that the node is gone. A body was read, and cannot be sent again.
        var again = reply instanceof Failed && refused.isEmpty() && wish.body().isEmpty();
        return again ? start(wish, Set.of(node.id())) : outcome(node, reply);
    }

    // The node may have the meeting, so it is asked. If it does not say, the placement stays, and polling will tell.
    private Start inDoubt(Wish wish, Decision.Placed placed, Node node, Failed failed) {
        return switch (truth.of(wish, node)) {
            case Truth.There(var created) -> new Start.Answer(node, created);
            case Truth.NotThere() -> {
                // After a time-out the node may still be about to create it.
                if (placed.made() && failed.reason() != Reason.TIMEOUT) {
                    dispatchers.release(placed.placement());
                }
                yield outcome(node, failed);
            }
            case Truth.Unknown() -> outcome(node, failed);
        };
    }

    private static boolean leavesNoMeeting(NodeReply reply) {
        return switch (reply) {
            case Answered answered ->
                !answered.success() && !answered.messageKey().equals("idNotUnique");
            case Failed failed -> failed.certainlyNotExecuted();
        };
    }

    private NodeReply call(Node node, Wish wish) {
        var rewritten = callbacks.rewrite(wish.meeting(), wish.onNode(), wish.ofRequest());
        var reply = call(node, wish, rewritten.parameters());
        if (reply instanceof Answered answered && answered.success() && !wish.breakout()) {
            memory.remember(wish.meeting(), node.id());
        }
        if (reply instanceof Answered answered && isNew(answered)) {
            ends.created(wish.meeting(), node.id(), rewritten.endTokens());
        }
        return reply;
    }

    // A running meeting that is created once more keeps what its first creation said.
    private static boolean isNew(Answered answered) {
        return answered.success() && !answered.messageKey().equals("duplicateWarning");
    }

    private NodeReply call(Node node, Wish wish, Parameters parameters) {
        if (wish.body().isPresent()) {
            var body = wish.body().get();
            return nodes.post(
                    node, ApiCall.CREATE, parameters, body.contentType(), body.toPublisher(), Patience.UPLOAD);
        }
        return switch (wish.manner()) {
            case QUERY -> nodes.get(node, ApiCall.CREATE, parameters, Patience.CREATE);
            case FORM ->
                nodes.post(
                        node,
                        ApiCall.CREATE,
                        Parameters.NONE,
                        FORM,
                        BodyPublishers.ofString(parameters.encode()),
                        Patience.CREATE);
        };
    }

    private static Start outcome(Node node, NodeReply reply) {
        return switch (reply) {
            case Answered answered -> new Start.Answer(node, answered);
            case Failed failed -> {
                LOG.warnf("%s did not create a meeting: %s", node.id(), failed.detail());
                yield new Start.NodeAway();
            }
        };
    }

    private static Start unknownNode(Decision.Placed placed) {
        LOG.warnf(
                "The dispatcher names %s, which is not known here yet",
                placed.placement().node());
        return new Start.NodeAway();
    }
}
