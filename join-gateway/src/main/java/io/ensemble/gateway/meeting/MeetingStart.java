package io.ensemble.gateway.meeting;

import io.ensemble.bigbluebutton.NodeReply;
import io.ensemble.bigbluebutton.NodeReply.Answered;
import io.ensemble.bigbluebutton.NodeReply.Failed;
import io.ensemble.bigbluebutton.NodeReply.Reason;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.placement.Placement;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.gateway.GatewayConfig;
import io.ensemble.gateway.dispatch.Decision;
import io.ensemble.gateway.dispatch.Dispatchers;
import io.ensemble.gateway.node.NodeBreakers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Starts a meeting on the node that the dispatcher names, or finds it already running there. Creating is idempotent on a
 * node, so doing this for a running meeting changes nothing.
 */
@ApplicationScoped
public class MeetingStart {

    private static final Logger LOG = Logger.getLogger(MeetingStart.class);

    /** Further nodes after the first one. Three that refuse in a row are no accident. */
    private static final int MORE_NODES = 2;

    /** With less time left nobody begins anything. */
    private static final Duration LEAST_TIME = Duration.ofMillis(500);

    private final Dispatchers dispatchers;
    private final NodeCreate creating;
    private final NodeBreakers breakers;
    private final FleetView fleet;
    private final MeetingLocator locator;
    private final TruthOfNode truth;
    private final InstantSource clock;
    private final Duration budget;
    private final Duration forDoubt;

    MeetingStart(
            Dispatchers dispatchers,
            NodeCreate creating,
            NodeBreakers breakers,
            FleetView fleet,
            MeetingLocator locator,
            TruthOfNode truth,
            InstantSource clock,
            GatewayConfig config) {
        this.dispatchers = dispatchers;
        this.creating = creating;
        this.breakers = breakers;
        this.fleet = fleet;
        this.locator = locator;
        this.truth = truth;
        this.clock = clock;
        this.budget = config.nodes().createBudget();
        this.forDoubt = config.nodes().doubtDeadline();
    }

    /**
     * One start.
     *
     * @param refused nodes that certainly did not do it
     * @param end when the caller gives up
     */
    private record Attempt(Wish wish, Set<String> refused, Instant end) {

        Attempt without(Node node) {
            return new Attempt(
                    wish,
                    Stream.concat(refused.stream(), Stream.of(node.id())).collect(Collectors.toUnmodifiableSet()),
                    end);
        }
    }

    /**
     * Where the meeting is to be.
     *
     * @param made whether it was nowhere before
     * @param placement in the store; empty if it was decided without it
     */
    private record Place(String node, boolean made, Optional<Placement> placement) {}

    /** Starts the meeting, on another node if the first one certainly did not do it. */
    public Start start(Wish wish) {
        return start(wish, budget);
    }

    /** Starts the meeting within the time that somebody waits. */
    public Start start(Wish wish, Duration within) {
        return start(new Attempt(wish, Set.of(), clock.instant().plus(within)));
    }

    /** Starts a breakout room. It runs where its parent runs, so there is nothing to decide, and it has no placement. */
    public Start startWithin(Located parent, Wish wish) {
        var onNodeOfParent = new Wish(
                wish.tenant(),
                wish.parameters().with(Wish.PARENT, parent.idOnNode()),
                wish.manner(),
                wish.body(),
                wish.ofRequest());
        return outcome(
                parent.node(),
                creating.call(parent.node(), onNodeOfParent, budget).reply());
    }

    private Start start(Attempt attempt) {
        return switch (place(attempt)) {
            case Decision.Placed(var placement, var made) ->
                create(attempt, new Place(placement.node(), made, Optional.of(placement)));
            case Decision.Agreed(var node, var made) -> create(attempt, agreed(attempt, node, made));
            case Decision.LimitReached() -> new Start.LimitReached();
            case Decision.NoCandidate() -> new Start.NoServer();
            case Decision.Unavailable() -> withoutDecision(attempt);
        };
    }

    // Nodes in trouble are spared, but better one of them than none.
    private Decision place(Attempt attempt) {
        var meeting = attempt.wish().meeting();
        var spared = Stream.concat(breakers.suspects().stream(), attempt.refused().stream())
                .collect(Collectors.toUnmodifiableSet());
        var decision = dispatchers.place(meeting, spared);
        return decision instanceof Decision.NoCandidate && !spared.equals(attempt.refused())
                ? dispatchers.place(meeting, attempt.refused())
                : decision;
    }

    // A meeting that already runs needs no decision.
    private Start withoutDecision(Attempt attempt) {
        return locator.find(attempt.wish().meeting())
                .ifFound()
                .map(located ->
                        outcome(located.node(), call(attempt, located.node()).reply()))
                .orElseGet(Start.NoServer::new);
    }

    // Decided by dispatchers without the store, from what polling last saw. This gateway may have the store, or have
    // seen
    // the meeting later.
    private Place agreed(Attempt attempt, String node, boolean made) {
        return locator.known(attempt.wish().meeting())
                .map(known -> new Place(known.node().id(), false, Optional.empty()))
                .orElseGet(() -> new Place(node, made, Optional.empty()));
    }

    private Start create(Attempt attempt, Place place) {
        if (attempt.refused().contains(place.node())) {
            // Somebody else has placed it there meanwhile.
            return new Start.NodeAway();
        }
        return fleet.node(place.node())
                .map(node -> create(attempt, place, node))
                .orElseGet(() -> unknownNode(place));
    }

    private Start create(Attempt attempt, Place place, Node node) {
        var creation = call(attempt, node);
        var reply = creation.reply();
        if (reply instanceof Failed failed && !failed.certainlyNotExecuted()) {
            return inDoubt(attempt.wish(), place, node, creation, failed);
        }
        if (!place.made() || !leavesNoMeeting(reply)) {
            return outcome(node, reply);
        }
        place.placement().ifPresent(dispatchers::release);
        return reply instanceof Failed && mayTryAnother(attempt) ? start(attempt.without(node)) : outcome(node, reply);
    }

    private NodeCreate.Creation call(Attempt attempt, Node node) {
        var left = timeLeft(attempt).minus(forDoubt);
        return creating.call(node, attempt.wish(), left.compareTo(LEAST_TIME) < 0 ? LEAST_TIME : left);
    }

    // A body was read, and cannot be sent again.
    private boolean mayTryAnother(Attempt attempt) {
        return attempt.refused().size() < MORE_NODES
                && attempt.wish().body().isEmpty()
                && timeLeft(attempt).compareTo(LEAST_TIME) > 0;
    }

    private Duration timeLeft(Attempt attempt) {
        return Duration.between(clock.instant(), attempt.end());
    }

    // The node may have the meeting, so it is asked. If it does not say, the placement stays, and polling will tell.
    private Start inDoubt(Wish wish, Place place, Node node, NodeCreate.Creation creation, Failed failed) {
        return switch (truth.of(wish, node)) {
            case Truth.There(var created, var info) -> {
                creating.isThere(node, wish, creation, info);
                yield new Start.Answer(node, created);
            }
            case Truth.NotThere() -> {
                // After a time-out the node may still be about to create it.
                if (place.made() && failed.reason() != Reason.TIMEOUT) {
                    place.placement().ifPresent(dispatchers::release);
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

    private Start outcome(Node node, NodeReply reply) {
        return switch (reply) {
            case Answered answered -> new Start.Answer(node, answered);
            case Failed failed -> {
                // Of a node that fails again and again its breaker has told.
                if (!breakers.isOpen(node.id())) {
                    LOG.warnf("%s did not create a meeting: %s", node.id(), failed.detail());
                }
                yield new Start.NodeAway();
            }
        };
    }

    private static Start unknownNode(Place place) {
        LOG.warnf("The dispatcher names %s, which is not known here yet", place.node());
        return new Start.NodeAway();
    }
}
