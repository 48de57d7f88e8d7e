package io.ensemble.dispatcher.placement;

import io.ensemble.dispatcher.DispatcherConfig;
import io.ensemble.dispatcher.fleet.SnapshotAge;
import io.ensemble.dispatcher.placement.PlacementMeters.Outcome;
import io.ensemble.dispatcher.search.Knowledge;
import io.ensemble.dispatcher.search.Whereabouts;
import io.ensemble.fleet.placement.Candidate;
import io.ensemble.fleet.placement.Claim;
import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.placement.Placement;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.store.PlacementStore;
import io.ensemble.fleet.store.PlacementStore.Reservation;
import io.ensemble.fleet.store.StoreAccess;
import io.ensemble.fleet.store.StoreAwayException;
import io.ensemble.fleet.tenant.MeetingScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/** Gives meetings their place, tells it, and takes it back. */
@ApplicationScoped
class Placements {

    private final FleetView view;
    private final Choosing choosing;
    private final PlacementStore placements;
    private final StoreAccess store;
    private final Releases releases;
    private final Knowledge knowledge;
    private final Agreement agreement;
    private final Doubt doubt;
    private final PlacementMeters meters;
    private final SnapshotAge age;
    private final Duration reserveAtMost;
    private final InstantSource clock;

    Placements(
            FleetView view,
            Choosing choosing,
            PlacementStore placements,
            StoreAccess store,
            Releases releases,
            Knowledge knowledge,
            Agreement agreement,
            Doubt doubt,
            PlacementMeters meters,
            SnapshotAge age,
            DispatcherConfig config,
            InstantSource clock) {
        this.view = view;
        this.choosing = choosing;
        this.placements = placements;
        this.store = store;
        this.releases = releases;
        this.knowledge = knowledge;
        this.agreement = agreement;
        this.doubt = doubt;
        this.meters = meters;
        this.age = age;
        this.reserveAtMost = config.reserveAtMost();
        this.clock = clock;
    }

    /** The place that the meeting has, or a new one on the least-loaded node that is not known to refuse. */
    Placing place(MeetingKey meeting, Set<String> refusing) {
        Supplier<Placing> answer = () -> answer(meeting, refusing);
        try {
            var placing = meters.duration().record(answer);
            meters.count(
                    switch (placing) {
                        case Placing.Made _ -> Outcome.MADE;
                        case Placing.Found _ -> Outcome.FOUND;
                        case Placing.Agreed _ -> Outcome.AGREED;
                        case Placing.LimitReached _ -> Outcome.LIMIT_REACHED;
                        case Placing.Refused _ -> Outcome.NO_CANDIDATE;
                    });
            return placing;
        } catch (StoreAwayException away) {
            meters.count(Outcome.STORE_AWAY);
            throw away;
        }
    }

    private Placing answer(MeetingKey meeting, Set<String> refusing) {
        try {
            doubt.afterOutage();
            return claimed(meeting, refusing);
        } catch (StoreAwayException away) {
            if (!store.away()) {
                // A rush, not an outage: a place that the store does not know of would be beyond every limit.
                throw away;
            }
            return agreement.place(meeting, limit(meeting.tenant()), refusing);
        }
    }

    private Placing claimed(MeetingKey meeting, Set<String> refusing) {
        // The store may have been emptied: a meeting that polling saw running is not given a twin.
        var running = knowledge.seen(meeting);
        var claim = running.map(node -> claimOn(node, meeting, refusing))
                .orElseGet(() -> claimAnywhere(meeting, refusing, false));
        if (claim instanceof Claim.Unsure) {
            claim = switch (knowledge.find(meeting)) {
                case Whereabouts.On(var node) -> claimOn(node, meeting, refusing);
                case Whereabouts.Nowhere(var silent) ->
                    claimAnywhere(
                            meeting, Spared.both(refusing, silent, view.nodes().keySet()), true);
            };
        }
        return switch (claim) {
            case Claim.Made(var placement) -> new Placing.Made(remembered(placement));
            case Claim.Found(var placement) -> new Placing.Found(remembered(placement));
            case Claim.LimitReached() -> new Placing.LimitReached();
            case Claim.NoCandidate(), Claim.Unsure() ->
                new Placing.Refused(choosing.among(meeting.kind(), refusing).refusal());
        };
    }

    // It runs already, so no limit keeps it out.
    private Claim claimOn(String node, MeetingKey meeting, Set<String> refusing) {
        var candidates = choosing.among(meeting.kind(), refusing).onlyOn(node);
        return claim(meeting, OptionalInt.empty(), candidates, true);
    }

    private Claim claimAnywhere(MeetingKey meeting, Set<String> refusing, boolean nodesWereAsked) {
        var limit = limit(meeting.tenant());
        if (nodesWereAsked && limit.isPresent() && knowledge.meetingsOf(meeting.tenant()) >= limit.getAsInt()) {
            // The store cannot count yet.
            return new Claim.LimitReached();
        }
        // Where it is being ended, it is not to start again meanwhile.
        var spared = Spared.both(
                refusing,
                view.nodesEnding(MeetingScope.onNode(meeting)),
                view.nodes().keySet());
        var choice = choosing.among(meeting.kind(), spared);
        return claim(
                meeting,
                limit,
                nodesWereAsked ? whereOthersMayPut(meeting, choice) : choice.candidates(),
                nodesWereAsked);
    }

    // Another dispatcher may hold the store for away still, and put the meeting by agreement: then both put it there.
    private List<Candidate> whereOthersMayPut(MeetingKey meeting, PlacementPolicy.Choice choice) {
        return agreement.mayHavePlaced()
                ? agreement.nodeFor(meeting, choice).map(choice::onlyOn).orElseGet(choice::candidates)
                : choice.candidates();
    }

    private Claim claim(MeetingKey meeting, OptionalInt limit, List<Candidate> candidates, boolean nodesWereAsked) {
        return store.ask(
                () -> placements.claim(meeting, limit, candidates, reservation(), nodesWereAsked, clock.instant()));
    }

    // While nobody polls, the reservations are all that tells what was placed since the last look. The first answers
    // afterwards take them back.
    private Reservation reservation() {
        return new Reservation(choosing.expected(), age.stale() ? PlacementStore.TIME_TO_LIVE : reserveAtMost);
    }

    private Placement remembered(Placement placement) {
        knowledge.remember(placement);
        return placement;
    }

    private OptionalInt limit(String tenant) {
        return view.tenants()
                .withId(tenant)
                .map(known -> known.limits().meetings())
                .orElseGet(OptionalInt::empty);
    }

    /** Where the meeting is. */
    Optional<Placement> find(MeetingKey meeting) {
        return store.ask(() -> placements.find(meeting));
    }

    /**
     * Takes the place back if the meeting is on that node; else nothing is changed.
     *
     * @param since of the placement that is meant; empty for whichever is there
     */
    void release(MeetingKey meeting, String node, Optional<Instant> since) {
        find(meeting)
                .filter(placement -> placement.node().equals(node))
                .filter(placement -> since.isEmpty() || since.get().equals(placement.since()))
                .ifPresent(releases::asRequested);
    }
}
