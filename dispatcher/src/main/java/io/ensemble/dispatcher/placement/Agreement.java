// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.placement;

import io.ensemble.dispatcher.DispatcherConfig;
import io.ensemble.dispatcher.search.Knowledge;
import io.ensemble.dispatcher.search.Whereabouts;
import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.placement.Placement;
import io.ensemble.fleet.placement.Rendezvous;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.store.PlacementStore;
import io.ensemble.fleet.store.StoreAccess;
import io.ensemble.fleet.tenant.MeetingScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Places meetings while the store is away. All dispatchers hold the same last snapshot, so rendezvous hashing over it lets
 * them agree without a word. What was placed so is noted in the store as soon as it is back.
 */
@ApplicationScoped
public class Agreement {

    private static final Logger LOG = Logger.getLogger(Agreement.class);

    private final FleetView view;
    private final Choosing choosing;
    private final Knowledge knowledge;
    private final PlacementStore placements;
    private final StoreAccess store;
    private final Doubt doubt;
    private final Duration settling;
    private final InstantSource clock;
    private final Map<MeetingKey, String> toNote = new ConcurrentHashMap<>();

    Agreement(
            FleetView view,
            Choosing choosing,
            Knowledge knowledge,
            PlacementStore placements,
            StoreAccess store,
            Doubt doubt,
            DispatcherConfig config,
            InstantSource clock) {
        this.view = view;
        this.choosing = choosing;
        this.knowledge = knowledge;
        this.placements = placements;
        this.store = store;
        this.doubt = doubt;
        this.settling = config.settling();
        this.clock = clock;
    }

    /** The place on which all dispatchers agree. */
    Placing place(MeetingKey meeting, OptionalInt limit, Set<String> refusing) {
        awaitWhatWasClaimed();
        return switch (knowledge.find(meeting)) {
            case Whereabouts.On(var node) -> agreed(meeting, node);
            case Whereabouts.Nowhere(var silent) -> {
                if (limit.isPresent() && knowledge.meetingsOf(meeting.tenant()) >= limit.getAsInt()) {
                    yield new Placing.LimitReached();
                }
                var spared = Spared.both(refusing, silent, view.nodes().keySet());
                var choice = choosing.among(meeting.kind(), spared);
                yield nodeFor(meeting, choice)
                        .map(node -> agreed(meeting, node))
                        .orElseGet(() -> new Placing.Refused(choice.refusal()));
            }
        };
    }

    /** The node on which all dispatchers agree that hold the same snapshot; empty if none may take a meeting. */
    Optional<String> nodeFor(MeetingKey meeting, PlacementPolicy.Choice choice) {
        return Rendezvous.choose(MeetingScope.onNode(meeting), weights(choice));
    }

    /** Whether a meeting may have been placed by agreement since this service started, here or by another dispatcher. */
    boolean mayHavePlaced() {
        return store.outages() > 0;
    }

    /** Notes in the store what was placed without it. */
    public void note() {
        doubt.afterOutage();
        if (toNote.isEmpty()) {
            return;
        }
        var noted = 0;
        for (var place : List.copyOf(toNote.entrySet())) {
            var adopted = store.ask(() -> placements.adopt(place.getKey(), place.getValue(), clock.instant()));
            toNote.remove(place.getKey(), place.getValue());
            noted += adopted ? 1 : 0;
        }
        LOG.infof("%d meetings that were placed without the store have their placement there now", noted);
    }

    // What another dispatcher claimed at the store's last moment may not be on its node yet, where it would be sought.
    private void awaitWhatWasClaimed() {
        var left = settling.minus(store.awayFor());
        if (!left.isPositive()) {
            return;
        }
        try {
            Thread.sleep(left);
        } catch (InterruptedException e) {
            // Whoever asked has gone; what follows ends by itself.
            Thread.currentThread().interrupt();
        }
    }

    private Placing agreed(MeetingKey meeting, String node) {
        knowledge.remember(new Placement(meeting, node, clock.instant()));
        toNote.put(meeting, node);
        return new Placing.Agreed(meeting, node);
    }

    private static Map<String, Double> weights(PlacementPolicy.Choice choice) {
        return choice.candidates().stream()
                .filter(candidate -> candidate.load().isPresent())
                .collect(Collectors.toMap(candidate -> candidate.node(), candidate -> candidate.weight()));
    }
}
