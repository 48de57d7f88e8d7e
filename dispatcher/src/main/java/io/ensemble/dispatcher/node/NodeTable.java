package io.ensemble.dispatcher.node;

import io.ensemble.dispatcher.audit.Reason;
import io.ensemble.dispatcher.discovery.Discovery;
import io.ensemble.dispatcher.discovery.Enrolment;
import io.ensemble.dispatcher.placement.LoadRule;
import io.ensemble.dispatcher.placement.NodeInView;
import io.ensemble.dispatcher.problem.ProblemException;
import io.ensemble.dispatcher.state.OperatorStates;
import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.node.OperatorState;
import io.ensemble.fleet.store.FleetView;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** All nodes, and the states that operators give them. */
@ApplicationScoped
class NodeTable {

    private final FleetView view;
    private final OperatorStates states;
    private final Discovery discovery;
    private final Enrolment enrolment;
    private final LoadRule load;
    private final InstantSource clock;

    NodeTable(
            FleetView view,
            OperatorStates states,
            Discovery discovery,
            Enrolment enrolment,
            LoadRule load,
            InstantSource clock) {
        this.view = view;
        this.states = states;
        this.discovery = discovery;
        this.enrolment = enrolment;
        this.load = load;
        this.clock = clock;
    }

    List<NodeRow> rows() {
        return NodeInView.all(view.nodes().values(), view.snapshot()).stream()
                .map(this::row)
                .toList();
    }

    /** That node; empty if it is not in the fleet. */
    Optional<NodeRow> row(String id) {
        return view.node(id)
                .map(node -> row(new NodeInView(node, view.snapshot().of(id))));
    }

    /** Adds a node; the request ends with a problem if that cannot be. */
    NodeRow add(NodeRequest request) {
        var reason = Reason.given(request.by(), request.why());
        var tags = request.tags() == null ? List.<String>of() : request.tags();
        var node = enrolment.add(request.values(), tags, reason);
        return row(node.id()).orElseGet(() -> row(new NodeInView(node, Optional.empty())));
    }

    /** Takes a node out. Answers whether there was such a node. */
    boolean takeOut(String id, Reason reason) {
        return enrolment.takeOut(id, reason);
    }

    /** Sets a node's state over its source's. Empty if there is no such node. */
    Optional<NodeRow> set(String id, StateRequest request) {
        var said = request.read(now());
        if (said.deadline().isPresent()
                && view.node(id).filter(node -> node.kind() == NodeKind.JITSI).isPresent()) {
            throw ProblemException.badRequest(
                    "Jitsi has no call that ends a room, so a deadline could not be kept: leave it"
                            + " out, and the node is empty when its people have left");
        }
        return changed(id, said);
    }

    /** Lets the source's state be in force again. Empty if there is no such node. */
    Optional<NodeRow> reset(String id, Reason reason) {
        return changed(id, new OperatorState(Optional.empty(), Optional.empty(), reason.by(), reason.why(), now()));
    }

    private Optional<NodeRow> changed(String id, OperatorState said) {
        if (view.node(id).isEmpty()) {
            return Optional.empty();
        }
        states.say(id, said);
        return row(id);
    }

    private NodeRow row(NodeInView node) {
        return NodeRow.of(
                node, discovery.origin(node.node().id()), states.of(node.node().id()), load);
    }

    /** Times are shown to people and kept in milliseconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
