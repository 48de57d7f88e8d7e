// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.placement;

import io.ensemble.dispatcher.DispatcherConfig;
import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.store.FleetView;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;

/** Applies the {@link PlacementPolicy} to the fleet as it is known now. */
@ApplicationScoped
class Choosing {

    private final FleetView view;
    private final TroubleWatch troubles;
    private final PlacementPolicy policy;
    private final Duration snapshotMaxAge;
    private final InstantSource clock;

    Choosing(
            FleetView view,
            TroubleWatch troubles,
            PlacementPolicy policy,
            DispatcherConfig config,
            InstantSource clock) {
        this.view = view;
        this.troubles = troubles;
        this.policy = policy;
        this.snapshotMaxAge = config.snapshotMaxAge();
        this.clock = clock;
    }

    /** Participants to expect in a new meeting. */
    int expected() {
        return policy.expected();
    }

    /**
     * The nodes that may take a meeting of that kind. Of what is no longer polled, the counts are the best that is known; what
     * the processors did for a moment then is not.
     *
     * @param refusing nodes that are to be spared
     */
    PlacementPolicy.Choice among(NodeKind kind, Set<String> refusing) {
        var since = clock.instant().minus(snapshotMaxAge);
        var nodes = NodeInView.all(view.nodes().values(), view.snapshot()).stream()
                .map(node -> node.withoutCpuBefore(since))
                .toList();
        return policy.choose(nodes, kind, refusing, troubles.toSpare());
    }
}
