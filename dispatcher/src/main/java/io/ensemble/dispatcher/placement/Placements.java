package io.ensemble.dispatcher.placement;

import io.ensemble.dispatcher.DispatcherConfig;
import io.ensemble.dispatcher.placement.PlacementMeters.Outcome;
import io.ensemble.fleet.node.NodeKind;
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
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/** Gives meetings their place, tells it, and takes it back. */
@ApplicationScoped
class Placements {

    private final FleetView view;
    private final PlacementPolicy policy;
    private final PlacementStore placements;
    private final StoreAccess store;
    private final Releases releases;
    private final PlacementMeters meters;
    private final Reservation reservation;
    private final InstantSource clock;

    Placements(
            FleetView view,
            PlacementPolicy policy,
            PlacementStore placements,
            StoreAccess store,
            Releases releases,
            PlacementMeters meters,
            DispatcherConfig config,
            InstantSource clock) {
        this.view = view;
        this.policy = policy;
        this.placements = placements;
        this.store = store;
        this.releases = releases;
        this.meters = meters;
        this.reservation = new Reservation(config.expectedParticipants(), config.reserveAtMost());
        this.clock = clock;
    }

    /** The place that the meeting has, or a new one on the least-loaded node that is not known to refuse. */
    Placing place(MeetingKey meeting, NodeKind kind, Set<String> refusing) {
        Supplier<Placing> answer = () -> answer(meeting, kind, refusing);
        try {
            var placing = meters.duration().record(answer);
            meters.count(
                    switch (placing) {
                        case Placing.Made _ -> Outcome.MADE;
                        case Placing.Found _ -> Outcome.FOUND;
                        case Placing.LimitReached _ -> Outcome.LIMIT_REACHED;
                        case Placing.Refused _ -> Outcome.NO_CANDIDATE;
                    });
            return placing;
        } catch (StoreAwayException away) {
            meters.count(Outcome.STORE_AWAY);
            throw away;
        }
    }

    private Placing answer(MeetingKey meeting, NodeKind kind, Set<String> refusing) {
        var nodes = NodeInView.all(view.nodes().values(), view.snapshot());
        var choice = policy.choose(nodes, kind, refusing);
        // The store may have been emptied: a meeting that polling saw running is not given a twin.
        var running = view.snapshot().nodeWithMeeting(MeetingScope.onNode(meeting));
        var candidates = running.map(choice::onlyOn).orElse(choice.candidates());
        // Nor is it a new one that a limit could keep out.
        var limit = running.isPresent() ? OptionalInt.empty() : limit(meeting.tenant());
        var claim = store.ask(() -> placements.claim(meeting, limit, candidates, reservation, clock.instant()));
        return switch (claim) {
            case Claim.Made(var placement) -> new Placing.Made(placement);
            case Claim.Found(var placement) -> new Placing.Found(placement);
            case Claim.LimitReached() -> new Placing.LimitReached();
            case Claim.NoCandidate() -> new Placing.Refused(choice.refusal());
        };
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
