package io.ensemble.fleet.node;

import java.time.Instant;
import java.util.Optional;

/**
 * What an operator said last of a node's state. It stands over what the node's source says.
 *
 * @param state empty when the operator lets the source's state be in force again
 * @param deadline of a draining node: when its meetings are ended; empty to wait until they are over by themselves
 * @param by who said so, in the operator's own words
 * @param why in the operator's own words; empty if nothing was said
 * @param at when it was said
 */
public record OperatorState(Optional<NodeState> state, Optional<Instant> deadline, String by, String why, Instant at) {

    public OperatorState {
        if (deadline.isPresent() && !state.equals(Optional.of(NodeState.DRAINING))) {
            throw new IllegalArgumentException("Only a draining node has a deadline");
        }
    }

    /** The node as it is with this state over its source's. A node that is on its way out is not brought back by it. */
    public Node over(Node node) {
        return node.state() == NodeState.DRAINING && !state.equals(Optional.of(NodeState.DISABLED))
                ? node
                : state.map(node::in).orElse(node);
    }
}
