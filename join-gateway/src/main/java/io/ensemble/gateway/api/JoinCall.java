package io.ensemble.gateway.api;

import io.ensemble.bigbluebutton.ApiCall;
import io.ensemble.bigbluebutton.Failure;
import io.ensemble.bigbluebutton.MeetingId;
import io.ensemble.bigbluebutton.NodeReply.Answered;
import io.ensemble.bigbluebutton.NodeReply.Failed;
import io.ensemble.bigbluebutton.NodeReply.Reason;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.bigbluebutton.Password;
import io.ensemble.gateway.meeting.Finding;
import io.ensemble.gateway.meeting.Located;
import io.ensemble.gateway.meeting.MeetingLocator;
import io.ensemble.gateway.meeting.Seats;
import io.ensemble.gateway.meeting.TenantWishes;
import io.ensemble.gateway.node.DeadEnds;
import io.ensemble.gateway.node.NodeCalls;
import io.ensemble.gateway.node.Patience;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Leads a person to the node of the meeting. The browser itself has to call the node, so that the cookie and the client
 * live on the node's host; everything about the person is left for the node to judge. While the node is known not to answer,
 * the browser waits on a page of ours.
 */
@ApplicationScoped
class JoinCall implements CallHandler {

    private static final Failure FULL = new Failure(
            "maxParticipantsReached", "The number of participants allowed for this meeting has been reached.");

    /** A front end that knows the key creates the meeting again, which places it on another node. */
    private static final Failure LOST = new Failure(
            Failure.INVALID_MEETING_IDENTIFIER.key(),
            "The server of this meeting has failed, and the meeting is over. Please start it again.");

    private final MeetingLocator locator;
    private final Seats seats;
    private final NodeCalls nodes;
    private final DeadEnds deadEnds;
    private final JoinErrors errors;

    JoinCall(MeetingLocator locator, Seats seats, NodeCalls nodes, DeadEnds deadEnds, JoinErrors errors) {
        this.locator = locator;
        this.seats = seats;
        this.nodes = nodes;
        this.deadEnds = deadEnds;
        this.errors = errors;
    }

    @Override
    public ApiCall call() {
        return ApiCall.JOIN;
    }

    @Override
    public ApiAnswer refuse(Failure failure, String publicAddress) {
        return errors.redirectHome(failure, publicAddress);
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        var parameters = request.parameters();
        var violation = violation(parameters);
        if (violation.isPresent()) {
            return errors.redirect(violation.get(), parameters, request.publicAddress());
        }
        return switch (locator.find(request.meeting())) {
            // Before a seat is taken, since whoever waits comes again and again.
            case Finding.Found(var located) when waits(located, request) -> new ApiAnswer.Waiting();
            case Finding.Found found when request.visitor() == Visitor.WAITING_PAGE -> new ApiAnswer.WayOpen();
            case Finding.Found(var located) -> hasSeat(request) ? join(located, request) : full(request);
            case Finding.Nowhere() ->
                errors.redirect(Failure.INVALID_MEETING_IDENTIFIER, parameters, request.publicAddress());
            case Finding.Lost() -> errors.redirect(LOST, parameters, request.publicAddress());
            case Finding.InDoubt() -> errors.redirect(Failure.INTERNAL_ERROR, parameters, request.publicAddress());
        };
    }

    // Whoever was redirected to a dead server has no way back. A front end that asks itself can try again.
    private boolean waits(Located located, ApiRequest request) {
        return request.visitor() != Visitor.PROGRAM
                && isRedirected(request.parameters())
                && deadEnds.isDeadEnd(located.node(), located.idOnNode());
    }

    private static Optional<Failure> violation(Parameters parameters) {
        return MeetingId.violation(parameters)
                .or(() -> parameters.text("fullName").isEmpty()
                        ? Optional.of(Failure.MISSING_FULL_NAME)
                        : Optional.empty())
                .or(() -> Password.violation(parameters.text("password")));
    }

    // Whoever comes with another session of a user is counted as that user already; the node knows if they are not
    // there.
    private boolean hasSeat(ApiRequest request) {
        var parameters = request.parameters();
        return !parameters.text("existingUserID").isEmpty()
                || seats.take(request.tenant(), request.meeting(), parameters.text("userID"));
    }

    private ApiAnswer full(ApiRequest request) {
        var parameters = request.parameters();
        return isRedirected(parameters)
                ? errors.redirect(FULL, parameters, request.publicAddress())
                : ApiAnswer.failed(FULL);
    }

    // Whom the node turns away comes to where the front end wants, else to us, and not to the node's own front page.
    private static Parameters comingBack(Parameters parameters, String publicAddress) {
        return parameters.text("logoutURL").isEmpty()
                ? parameters.withDefault("errorRedirectUrl", publicAddress + "/")
                : parameters;
    }

    private static boolean isRedirected(Parameters parameters) {
        return !parameters.text("redirect").equalsIgnoreCase("false");
    }

    private ApiAnswer join(Located located, ApiRequest request) {
        var parameters = TenantWishes.forJoin(request.tenant(), UserData.readable(request.parameters()));
        var onNode = comingBack(parameters.with(MeetingId.PARAMETER, located.idOnNode()), request.publicAddress());
        var browserGoesToNode = new ApiAnswer.Redirect(
                nodes.signedUri(located.node(), ApiCall.JOIN, onNode).toString());
        if (isRedirected(parameters)) {
            return browserGoesToNode;
        }
        return switch (nodes.get(located.node(), ApiCall.JOIN, onNode, Patience.CALL)) {
            case Answered answered -> new ApiAnswer.Xml(answered.response(), answered.setCookies());
            // The node refuses by a redirect even so; the caller gets it from the node.
            case Failed failed when failed.reason() == Reason.REDIRECTED -> browserGoesToNode;
            case Failed failed -> ApiAnswer.failed(Failure.INTERNAL_ERROR);
        };
    }
}
