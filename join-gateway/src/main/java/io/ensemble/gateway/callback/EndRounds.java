package io.ensemble.gateway.callback;

import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.placement.Placement;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.store.EndCallbackStore;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.store.LeaseStore;
import io.ensemble.fleet.store.PlacementStore;
import io.ensemble.gateway.GatewayConfig;
import io.ensemble.gateway.ThisGateway;
import io.ensemble.gateway.store.PresentStore;
import io.ensemble.gateway.store.StoreAbsentException;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Looks for meetings whose node cannot tell of their end. All gateways look, since each has to know for how long something is
 * as it is; one of them tells.
 */
@ApplicationScoped
public class EndRounds {

    private static final Logger LOG = Logger.getLogger(EndRounds.class);

    private static final Duration LEASE = Duration.ofSeconds(5);

    private final EndCallbackStore store;
    private final EndWatch ends;
    private final NodesOut out;
    private final Vanished vanished;
    private final FleetView fleet;
    private final PlacementStore placements;
    private final LeaseStore leases;
    private final PresentStore present;
    private final ThisGateway me;

    EndRounds(
            EndCallbackStore store,
            EndWatch ends,
            NodesOut out,
            FleetView fleet,
            PlacementStore placements,
            LeaseStore leases,
            PresentStore present,
            ThisGateway me,
            GatewayConfig config) {
        this.store = store;
        this.ends = ends;
        this.out = out;
        this.vanished = new Vanished(config.ends().unlistedFor());
        this.fleet = fleet;
        this.placements = placements;
        this.leases = leases;
        this.present = present;
        this.me = me;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void lookForLostNodes() {
        try {
            ends.takeTheRest();
            var nodes = new HashSet<>(nodesWithCallbacks());
            nodes.addAll(fleet.nodes().keySet());
            nodes.addAll(fleet.snapshot().nodes().keySet());
            var lost = out.among(nodes);
            if (leads()) {
                lost.forEach(this::tellOfAllOn);
            }
        } catch (StoreAbsentException away) {
            LOG.debug("The store is away; lost nodes are looked for in a second");
        }
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void lookForVanishedMeetings() {
        try {
            var leads = leads();
            // What was remembered by an earlier version is not in the list of those.
            var nodes = new HashSet<>(nodesWithCallbacks());
            nodes.addAll(fleet.nodes().keySet());
            vanished.keepOnly(nodes);
            for (var node : nodes) {
                fleet.snapshot().of(node).filter(this::isWell).ifPresent(sighting -> look(sighting, leads));
            }
        } catch (StoreAbsentException away) {
            LOG.debug("The store is away; vanished meetings are looked for in a while");
        }
    }

    // One that has its place on another node is not over: the node was renamed, or whoever starts the meeting anew
    // there tells.
    private void tellOfAllOn(String node, String why) {
        for (var meeting : present.ask(() -> store.on(node))) {
            if (place(meeting).filter(place -> !place.equals(node)).isEmpty()) {
                ends.tellOf(meeting, node, why);
            }
        }
    }

    private void look(NodeSighting sighting, boolean leads) {
        var node = sighting.node();
        for (var meeting : vanished.look(sighting, present.ask(() -> store.on(node)))) {
            // Whoever creates it once more claims its place first, and polling lists it only later.
            if (leads && !place(meeting).equals(Optional.of(node))) {
                ends.tellOf(meeting, node, "has not listed it for long");
            }
        }
    }

    private Optional<String> place(MeetingKey meeting) {
        return present.ask(() -> placements.find(meeting)).map(Placement::node);
    }

    private boolean isWell(NodeSighting sighting) {
        return sighting.kind() == NodeKind.BIGBLUEBUTTON
                && sighting.health() == Health.ONLINE
                && sighting.failures() == 0
                && sighting.wrong().isEmpty()
                && sighting.askedAt().isPresent()
                && fleet.node(sighting.node()).map(Node::kind).isPresent();
    }

    private Set<String> nodesWithCallbacks() {
        return present.ask(store::nodes);
    }

    private boolean leads() {
        return present.ask(() -> leases.hold("ends", me.id(), LEASE)).isPresent();
    }
}
