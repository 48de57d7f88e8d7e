package io.ensemble.gateway.meeting;

import io.ensemble.bigbluebutton.ApiCall;
import io.ensemble.bigbluebutton.MeetingId;
import io.ensemble.bigbluebutton.NodeReply;
import io.ensemble.bigbluebutton.NodeReply.Answered;
import io.ensemble.bigbluebutton.NodeReply.Failed;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.tenant.MeetingScope;
import io.ensemble.gateway.dispatch.Decision;
import io.ensemble.gateway.dispatch.Dispatchers;
import io.ensemble.gateway.node.NodeCalls;
import io.ensemble.gateway.node.Patience;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Optional;
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

    MeetingStart(Dispatchers dispatchers, NodeCalls nodes, FleetView fleet, MeetingLocator locator) {
        this.dispatchers = dispatchers;
        this.nodes = nodes;
        this.fleet = fleet;
        this.locator = locator;
    }

    /** How the parameters travel. */
    public enum Manner {
        QUERY,
        FORM
    }

    /**
     * Starts the meeting.
     *
     * @param parameters of {@code create}; the meeting id in them is replaced by the one on the node
     * @param slides body of the call, if it has one
     */
    public Start start(MeetingKey meeting, Parameters parameters, Manner manner, Optional<Slides> slides) {
        return switch (dispatchers.place(meeting, NodeKind.BIGBLUEBUTTON)) {
            case Decision.Placed placed ->
                fleet.node(placed.placement().node())
                        .map(node -> create(placed, node, parameters, manner, slides))
                        .orElseGet(() -> unknownNode(placed));
            case Decision.NoCandidate() -> new Start.NoServer();
            // A meeting that already runs needs no decision.
            case Decision.Unavailable() ->
                locator.find(meeting)
                        .map(located ->
                                outcome(located.node(), call(located.node(), meeting, parameters, manner, slides)))
                        .orElseGet(Start.NoServer::new);
        };
    }

    private Start create(
            Decision.Placed placed, Node node, Parameters parameters, Manner manner, Optional<Slides> slides) {
        var reply = call(node, placed.placement().meeting(), parameters, manner, slides);
        if (placed.made() && leavesNoMeeting(reply)) {
            dispatchers.release(placed.placement());
        }
        return outcome(node, reply);
    }

    // After a time-out or a broken connection the node may have the meeting: the placement stays, and polling will
    // tell.
    private static boolean leavesNoMeeting(NodeReply reply) {
        return switch (reply) {
            case Answered answered ->
                !answered.success() && !answered.messageKey().equals("idNotUnique");
            case Failed failed -> failed.certainlyNotExecuted();
        };
    }

    private NodeReply call(
            Node node, MeetingKey meeting, Parameters parameters, Manner manner, Optional<Slides> slides) {
        var onNode = parameters.with(MeetingId.PARAMETER, MeetingScope.onNode(meeting));
        if (slides.isPresent()) {
            var body = slides.get();
            return nodes.post(node, ApiCall.CREATE, onNode, body.contentType(), body.toPublisher(), Patience.UPLOAD);
        }
        return switch (manner) {
            case QUERY -> nodes.get(node, ApiCall.CREATE, onNode, Patience.CREATE);
            case FORM ->
                nodes.post(
                        node,
                        ApiCall.CREATE,
                        Parameters.NONE,
                        FORM,
                        BodyPublishers.ofString(onNode.without("checksum").encode()),
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
