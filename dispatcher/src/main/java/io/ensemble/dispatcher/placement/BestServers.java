// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.placement;

import io.ensemble.dispatcher.DispatcherConfig;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.placement.Candidate;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.store.PlacementStore;
import io.ensemble.fleet.store.PlacementStore.Reservation;
import io.ensemble.fleet.store.StoreAccess;
import io.ensemble.fleet.store.StoreAwayException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Tells the best server to those who bring a room of their own: nothing is claimed, but a room is expected there. */
@ApplicationScoped
class BestServers {

    private final FleetView view;
    private final Choosing choosing;
    private final PlacementStore placements;
    private final StoreAccess store;
    private final RandomGenerator chance;
    private final InstantSource clock;
    private final Reservation reservation;

    BestServers(
            FleetView view,
            Choosing choosing,
            PlacementStore placements,
            StoreAccess store,
            RandomGenerator chance,
            DispatcherConfig config,
            InstantSource clock) {
        this.view = view;
        this.choosing = choosing;
        this.placements = placements;
        this.store = store;
        this.chance = chance;
        this.clock = clock;
        this.reservation = new Reservation(choosing.expected(), config.reserveAtMost());
    }

    /** What came of asking. */
    sealed interface Best {
        /** This one. */
        record Found(Node node) implements Best {}

        /** None can take a room; why, in words for an operator. */
        record Nobody(String why) implements Best {}
    }

    /** The best server of that kind. */
    Best of(NodeKind kind) {
        var choice = choosing.among(kind, Set.of());
        return expected(choice)
                .flatMap(view::node)
                .<Best>map(Best.Found::new)
                .orElseGet(() -> new Best.Nobody(choice.refusal()));
    }

    private Optional<String> expected(PlacementPolicy.Choice choice) {
        var what = HexFormat.of().toHexDigits(chance.nextLong());
        try {
            return store.ask(() -> placements.expect(what, choice.candidates(), reservation, clock.instant()));
        } catch (StoreAwayException away) {
            // Nothing is claimed, so an answer by what is at hand does no harm.
            return choice.candidates().stream()
                    .filter(candidate -> candidate.load().isPresent())
                    .min(Comparator.comparingDouble(
                            candidate -> candidate.load().getAsDouble() / candidate.weight()))
                    .map(Candidate::node);
        }
    }
}
