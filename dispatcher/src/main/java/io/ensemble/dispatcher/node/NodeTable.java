package io.ensemble.dispatcher.node;

import io.ensemble.dispatcher.audit.Reason;
import io.ensemble.dispatcher.placement.LoadRule;
import io.ensemble.dispatcher.placement.NodeInView;
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
    private final LoadRule load;
    private final InstantSource clock;

    NodeTable(FleetView view, OperatorStates states, LoadRule load, InstantSource clock) {
        this.view = view;
        this.states = states;
        this.load = load;
        this.clock = clock;
    }

    List<NodeRow> rows() {
        return NodeInView.all(view.nodes().values(), view.snapshot()).stream()
                .map(this::row)
                .toList();
    }

    /** Sets a node's state over its source's. Empty if there is no such node. */
    Optional<NodeRow> set(String id, StateRequest request) {
        var said = request.read(now());
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
        return view.node(id)
                .map(node -> row(new NodeInView(node, view.snapshot().of(id))));
    }

    private NodeRow row(NodeInView node) {
        return NodeRow.of(node, states.of(node.node().id()), load);
    }

    /** Times are shown to people and kept in milliseconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
