package io.ensemble.gateway.api;

import io.ensemble.bigbluebutton.Failure;
import io.ensemble.bigbluebutton.MeetingId;
import io.ensemble.bigbluebutton.NodeReply;
import io.ensemble.bigbluebutton.NodeReply.Answered;
import io.ensemble.bigbluebutton.NodeReply.Failed;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.gateway.dispatch.Dispatchers;
import io.ensemble.gateway.meeting.Located;
import io.ensemble.gateway.meeting.MeetingLocator;
import io.ensemble.gateway.node.NodeCalls;
import io.ensemble.gateway.node.Patience;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Passes a call about one meeting on to the node that has it. */
@ApplicationScoped
class OneMeeting {

    private static final Logger LOG = Logger.getLogger(OneMeeting.class);

    private final MeetingLocator locator;
    private final NodeCalls nodes;
    private final Dispatchers dispatchers;
    private final FleetView fleet;

    OneMeeting(MeetingLocator locator, NodeCalls nodes, Dispatchers dispatchers, FleetView fleet) {
        this.locator = locator;
        this.nodes = nodes;
        this.dispatchers = dispatchers;
        this.fleet = fleet;
    }

    /**
     * The node's answer with the tenant's own ids.
     *
     * @param unknown the answer when no node has the meeting
     */
    ApiAnswer ask(ApiRequest request, Supplier<ApiAnswer> unknown) {
        var violation = MeetingId.violation(request.parameters());
        if (violation.isPresent()) {
            return ApiAnswer.failed(violation.get());
        }
        return locator.find(request.meeting())
                .map(located -> answer(request, located, unknown))
                .orElseGet(unknown);
    }

    private ApiAnswer answer(ApiRequest request, Located located, Supplier<ApiAnswer> unknown) {
        return switch (call(request, located)) {
            case Answered answered -> {
                if (isOver(answered)) {
                    located.placement().ifPresent(dispatchers::release);
                }
                yield ApiAnswer.xml(Unscoped.meeting(answered.response()));
            }
            case Failed failed -> {
                LOG.warnf(
                        "%s did not answer %s: %s",
                        located.node().id(), request.call().path(), failed.detail());
                // A front end that hears of an unknown meeting creates it again, so that is only said of a dead node.
                yield isOffline(located) ? unknown.get() : ApiAnswer.failed(Failure.INTERNAL_ERROR);
            }
        };
    }

    private NodeReply call(ApiRequest request, Located located) {
        var onNode = request.parameters().with(MeetingId.PARAMETER, located.idOnNode());
        return nodes.get(located.node(), request.call(), onNode, Patience.CALL);
    }

    private static boolean isOver(Answered answered) {
        return answered.messageKey().equals(Failure.NOT_FOUND.key())
                || answered.messageKey().equals("sentEndMeetingRequest");
    }

    private boolean isOffline(Located located) {
        return fleet.snapshot().of(located.node().id()).map(NodeSighting::health).stream()
                .anyMatch(Health.OFFLINE::equals);
    }
}
