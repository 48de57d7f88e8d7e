package io.ensemble.gateway.jitsi;

import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.placement.Placement;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.gateway.dispatch.Decision;
import io.ensemble.gateway.dispatch.Dispatchers;
import io.ensemble.gateway.meeting.Located;
import io.ensemble.gateway.meeting.MeetingLocator;
import io.ensemble.gateway.node.NodeBreakers;
import io.ensemble.gateway.node.NodeHealth;
import io.ensemble.gateway.placement.PlacementMemory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Finds the node of a room, or a node for it. Nothing is created there: a Jitsi server opens a room when the first person
 * enters it, so the placement alone makes everybody meet on one server.
 */
@ApplicationScoped
public class RoomOpening {

    private static final Logger LOG = Logger.getLogger(RoomOpening.class);

    /** Further nodes after the first one. Three that do not answer in a row are no accident. */
    private static final int MORE_NODES = 2;

    private final Dispatchers dispatchers;
    private final NodeHealth health;
    private final NodeBreakers breakers;
    private final FleetView fleet;
    private final MeetingLocator locator;
    private final PlacementMemory memory;

    RoomOpening(
            Dispatchers dispatchers,
            NodeHealth health,
            NodeBreakers breakers,
            FleetView fleet,
            MeetingLocator locator,
            PlacementMemory memory) {
        this.dispatchers = dispatchers;
        this.health = health;
        this.breakers = breakers;
        this.fleet = fleet;
        this.locator = locator;
        this.memory = memory;
    }

    /**
     * Where the room is to be.
     *
     * @param made whether it was nowhere before
     * @param placement in the store; empty if it was decided without it
     */
    private record Place(String node, boolean made, Optional<Placement> placement) {}

    /** Where the room is from now on. */
    public Opening open(MeetingKey room) {
        return open(room, Set.of());
    }

    private Opening open(MeetingKey room, Set<String> ill) {
        return switch (place(room, ill)) {
            case Decision.Placed(var placement, var made) ->
                lead(room, ill, new Place(placement.node(), made, Optional.of(placement)));
            case Decision.Agreed(var node, var made) -> lead(room, ill, agreed(room, node, made));
            case Decision.LimitReached() -> new Opening.NoServer();
            case Decision.NoCandidate() -> new Opening.NoServer();
            case Decision.Unavailable() -> withoutDecision(room);
        };
    }

    // Nodes in trouble are spared, but better one of them than none.
    private Decision place(MeetingKey room, Set<String> ill) {
        var spared = Stream.concat(breakers.suspects().stream(), ill.stream()).collect(Collectors.toUnmodifiableSet());
        var decision = dispatchers.place(room, spared);
        return decision instanceof Decision.NoCandidate && !spared.equals(ill)
                ? dispatchers.place(room, ill)
                : decision;
    }

    private Opening lead(MeetingKey room, Set<String> ill, Place place) {
        var node = fleet.node(place.node());
        if (node.isEmpty()) {
            LOG.warnf("The dispatcher names %s, which is not known here yet", place.node());
            return new Opening.NodeAway();
        }
        if (health.isWell(node.get())) {
            memory.remember(room, place.node());
            return new Opening.At(node.get());
        }
        if (!place.made()) {
            return new Opening.NodeAway();
        }
        // Nobody can have entered it there, so it may as well be elsewhere.
        place.placement().ifPresent(dispatchers::release);
        return ill.size() < MORE_NODES && !ill.contains(place.node())
                ? open(room, with(ill, place.node()))
                : new Opening.NodeAway();
    }

    // Decided by dispatchers without the store, from what polling last saw. This gateway may have the store, or have
    // led
    // somebody there later.
    private Place agreed(MeetingKey room, String node, boolean made) {
        return locator.known(room)
                .map(known -> new Place(known.node().id(), false, Optional.empty()))
                .orElseGet(() -> new Place(node, made, Optional.empty()));
    }

    // A room that has its place needs no decision.
    private Opening withoutDecision(MeetingKey room) {
        return locator.known(room)
                .map(Located::node)
                .map(this::leadWithoutDecision)
                .orElseGet(Opening.NoServer::new);
    }

    private Opening leadWithoutDecision(Node node) {
        return health.isWell(node) ? new Opening.At(node) : new Opening.NodeAway();
    }

    private static Set<String> with(Set<String> nodes, String one) {
        return Stream.concat(nodes.stream(), Stream.of(one)).collect(Collectors.toUnmodifiableSet());
    }
}
