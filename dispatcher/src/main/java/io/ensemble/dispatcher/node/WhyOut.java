// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.node;

import io.ensemble.dispatcher.placement.NodeInView;
import io.ensemble.fleet.node.NodeOrigin;
import io.ensemble.fleet.node.NodeSource;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.node.OperatorState;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.NodeSighting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Why a node takes no new meetings, in words for an operator who looks at it at night. */
final class WhyOut {

    private WhyOut() {}

    /** The reasons; empty if there is none. */
    static Optional<String> of(NodeInView seen, Optional<NodeOrigin> origin, Optional<OperatorState> operator) {
        var reasons = new ArrayList<String>();
        origin.filter(NodeOrigin::hasLeft).ifPresent(left -> reasons.add(left.why()));
        state(seen.node().state(), origin, operator).ifPresent(reasons::add);
        if (reasons.isEmpty() || seen.node().state() != NodeState.DISABLED) {
            reasons.addAll(health(seen));
        }
        return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", reasons));
    }

    private static Optional<String> state(
            NodeState state, Optional<NodeOrigin> origin, Optional<OperatorState> operator) {
        if (state == NodeState.ENABLED) {
            return Optional.empty();
        }
        var said = operator.filter(word -> word.state().equals(Optional.of(state)));
        if (said.isPresent()) {
            var why = said.get().why();
            return Optional.of(state + " by " + said.get().by() + (why.isEmpty() ? "" : ": " + why));
        }
        if (state == NodeState.DRAINING) {
            // It left its source, which is said before.
            return Optional.empty();
        }
        var added = origin.filter(known -> known.source() == NodeSource.API).isPresent();
        return Optional.of(state + (added ? " since it was added" : " in nodes.yaml"));
    }

    private static List<String> health(NodeInView seen) {
        if (seen.sighting().isEmpty()) {
            return List.of("not seen yet");
        }
        var problem = seen.sighting().flatMap(NodeSighting::problem);
        if (seen.is(Health.OFFLINE)) {
            return List.of("offline" + problem.map(why -> ": " + why).orElse(""));
        }
        // It answers, but must be mended first.
        return seen.sighting().flatMap(NodeSighting::wrong).map(wrong -> problem.orElse("wrong " + wrong)).stream()
                .toList();
    }
}
