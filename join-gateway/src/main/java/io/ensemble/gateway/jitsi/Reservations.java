package io.ensemble.gateway.jitsi;

import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.placement.Placement;
import io.ensemble.fleet.store.PlacementStore;
import io.ensemble.fleet.tenant.MeetingScope;
import io.ensemble.gateway.GatewayConfig;
import io.ensemble.gateway.dispatch.Dispatchers;
import io.ensemble.gateway.meeting.MeetingLocator;
import io.ensemble.gateway.placement.PlacementMemory;
import io.ensemble.gateway.store.PresentStore;
import io.ensemble.gateway.store.StoreAbsentException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Which rooms a Jitsi server may open: those that are placed on it, and no others. */
@ApplicationScoped
class Reservations {

    private final PlacementStore placements;
    private final PresentStore store;
    private final MeetingLocator locator;
    private final PlacementMemory memory;
    private final Dispatchers dispatchers;
    private final InstantSource clock;
    private final Duration stillComing;

    Reservations(
            PlacementStore placements,
            PresentStore store,
            MeetingLocator locator,
            PlacementMemory memory,
            Dispatchers dispatchers,
            InstantSource clock,
            GatewayConfig config) {
        this.placements = placements;
        this.store = store;
        this.locator = locator;
        this.memory = memory;
        this.dispatchers = dispatchers;
        this.clock = clock;
        this.stillComing = config.jitsi().stillComing();
    }

    /** Where a room is to be, seen from one node. */
    enum Verdict {
        HERE,
        ELSEWHERE,
        NOWHERE,
        /** The store is away, and this gateway does not know by itself. */
        IN_DOUBT
    }

    /**
     * Whether the node may open the room.
     *
     * @param roomOnNode as the node calls it
     */
    Verdict judge(Node node, String roomOnNode) {
        var room = MeetingScope.ofNode(roomOnNode, NodeKind.JITSI);
        try {
            return store.ask(() -> placements.find(room))
                    .map(placement -> placement.node().equals(node.id()) ? Verdict.HERE : Verdict.ELSEWHERE)
                    .orElse(Verdict.NOWHERE);
        } catch (StoreAbsentException away) {
            return locator.known(room)
                    .map(known -> known.node().id().equals(node.id()) ? Verdict.HERE : Verdict.ELSEWHERE)
                    .orElse(Verdict.IN_DOUBT);
        }
    }

    /** The last person has left the room on that node. */
    void ended(Node node, String roomOnNode) {
        var room = MeetingScope.ofNode(roomOnNode, NodeKind.JITSI);
        placement(room)
                .filter(placement -> placement.node().equals(node.id()))
                // Each time that somebody is led there, the placement is claimed anew.
                .filter(placement -> placement.since().plus(stillComing).isBefore(clock.instant()))
                .ifPresent(placement -> {
                    memory.forget(room);
                    dispatchers.release(placement);
                });
    }

    // While the store is away nothing can be released; polling will find it.
    private Optional<Placement> placement(MeetingKey room) {
        try {
            return store.ask(() -> placements.find(room));
        } catch (StoreAbsentException away) {
            return Optional.empty();
        }
    }
}
