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
import org.jboss.logging.Logger;

/** Which rooms a Jitsi server may open: those that are placed on it, and no others. */
@ApplicationScoped
class Reservations {

    private static final Logger LOG = Logger.getLogger(Reservations.class);

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
        /** The store is away, or may lack the room, and this gateway does not know by itself. */
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
            var placement = store.ask(() -> placements.find(room));
            if (placement.isPresent()) {
                return seenFrom(node, placement.get().node());
            }
            if (!locator.doubtful()) {
                return Verdict.NOWHERE;
            }
        } catch (StoreAbsentException away) {
            LOG.debug("The store is away while a server asks for a room", away);
        }
        return locator.known(room)
                .map(known -> seenFrom(node, known.node().id()))
                .orElse(Verdict.IN_DOUBT);
    }

    private static Verdict seenFrom(Node node, String holder) {
        return holder.equals(node.id()) ? Verdict.HERE : Verdict.ELSEWHERE;
    }

    /**
     * The last person has left the room on that node.
     *
     * @return whether its place was given up for it
     */
    boolean ended(Node node, String roomOnNode) {
        var room = MeetingScope.ofNode(roomOnNode, NodeKind.JITSI);
        var over = placement(room)
                .filter(placement -> placement.node().equals(node.id()))
                // Each time that somebody is led there, the placement is claimed anew.
                .filter(placement -> placement.since().plus(stillComing).isBefore(clock.instant()));
        over.ifPresent(placement -> {
            memory.forget(room);
            dispatchers.release(placement);
        });
        return over.isPresent();
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
