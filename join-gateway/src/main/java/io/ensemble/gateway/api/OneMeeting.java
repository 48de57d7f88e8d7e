package io.ensemble.gateway.api;

import io.ensemble.bigbluebutton.Failure;
import io.ensemble.bigbluebutton.MeetingId;
import io.ensemble.bigbluebutton.NodeReply;
import io.ensemble.bigbluebutton.NodeReply.Answered;
import io.ensemble.bigbluebutton.NodeReply.Failed;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.placement.Placement;
import io.ensemble.gateway.GatewayConfig;
import io.ensemble.gateway.dispatch.Dispatchers;
import io.ensemble.gateway.meeting.Finding;
import io.ensemble.gateway.meeting.Located;
import io.ensemble.gateway.meeting.MeetingLocator;
import io.ensemble.gateway.node.NodeBreakers;
import io.ensemble.gateway.node.NodeCalls;
import io.ensemble.gateway.node.Patience;
import io.ensemble.gateway.placement.PlacementMemory;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Passes a call about one meeting on to the node that has it. */
@ApplicationScoped
class OneMeeting {

    private static final Logger LOG = Logger.getLogger(OneMeeting.class);

    private final MeetingLocator locator;
    private final NodeCalls nodes;
    private final NodeBreakers breakers;
    private final Dispatchers dispatchers;
    private final PlacementMemory memory;
    private final Unscoped unscoped;
    private final InstantSource clock;
    private final Duration longestCreate;

    OneMeeting(
            MeetingLocator locator,
            NodeCalls nodes,
            NodeBreakers breakers,
            Dispatchers dispatchers,
            PlacementMemory memory,
            Unscoped unscoped,
            InstantSource clock,
            GatewayConfig config) {
        this.locator = locator;
        this.nodes = nodes;
        this.breakers = breakers;
        this.dispatchers = dispatchers;
        this.memory = memory;
        this.unscoped = unscoped;
        this.clock = clock;
        this.longestCreate = config.nodes().uploadDeadline().multipliedBy(2);
    }

    /** How the node is asked, with parameters that hold its own id of the meeting. */
    interface Question {

        NodeReply ask(Node node, Parameters onNode);
    }

    /**
     * The node's answer with the tenant's own ids.
     *
     * @param unknown the answer when no node has the meeting
     */
    ApiAnswer ask(ApiRequest request, Supplier<ApiAnswer> unknown) {
        return ask(request, (node, onNode) -> nodes.get(node, request.call(), onNode, Patience.CALL), unknown);
    }

    /**
     * The node's answer with the tenant's own ids.
     *
     * @param unknown the answer when no node has the meeting
     */
    ApiAnswer ask(ApiRequest request, Question question, Supplier<ApiAnswer> unknown) {
        var violation = MeetingId.violation(request.parameters());
        if (violation.isPresent()) {
            return ApiAnswer.failed(violation.get());
        }
        return switch (locator.find(request.meeting())) {
            case Finding.Found(var located) -> answer(request, question, located);
            case Finding.Nowhere(), Finding.Lost() -> unknown.get();
            // Not "unknown": a front end that hears this creates the meeting again.
            case Finding.InDoubt() -> ApiAnswer.failed(Failure.INTERNAL_ERROR);
        };
    }

    private ApiAnswer answer(ApiRequest request, Question question, Located located) {
        var id = request.parameters().text(MeetingId.PARAMETER);
        var onNode = request.parameters().with(MeetingId.PARAMETER, located.idOnNode());
        return switch (question.ask(located.node(), onNode)) {
            case Answered answered -> {
                if (isOver(answered)) {
                    memory.forget(request.meeting());
                    located.placement().filter(this::isSettled).ifPresent(dispatchers::release);
                }
                yield ApiAnswer.xml(unscoped.meeting(answered.response())
                        .changing("message", text -> text.withText(text.text().replace(located.idOnNode(), id))));
            }
            case Failed failed -> {
                // Of a node that fails again and again its breaker has told.
                if (!breakers.isOpen(located.node().id())) {
                    LOG.warnf(
                            "%s did not answer %s: %s",
                            located.node().id(), request.call().path(), failed.detail());
                }
                yield ApiAnswer.failed(Failure.INTERNAL_ERROR);
            }
        };
    }

    /** Whether the meeting is over, by what its node says. */
    static boolean isOver(Answered answered) {
        return answered.messageKey().equals(Failure.NOT_FOUND.key())
                || answered.messageKey().equals("sentEndMeetingRequest");
    }

    // A meeting that is being created has its placement before the node has the meeting: such a one is left alone. What
    // is not released here is released when polling no longer sees the meeting.
    private boolean isSettled(Placement placement) {
        return placement.since().plus(longestCreate).isBefore(clock.instant());
    }
}
