// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.state;

import io.ensemble.fleet.audit.AuditEntry;
import io.ensemble.fleet.audit.Deed;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.node.OperatorState;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.store.OperatorStateStore;
import io.ensemble.fleet.store.StoreAccess;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** The states that operators give nodes, as they were last read. */
@ApplicationScoped
public class OperatorStates {

    private static final Logger LOG = Logger.getLogger(OperatorStates.class);

    /**
     * How long is remembered what was said of a node that is not there, or was taken back. Longer than a repair takes: a
     * node that comes back after it must not take meetings because somebody forgot that it was disabled.
     */
    private static final Duration REMEMBERED = Duration.ofDays(90);

    private final OperatorStateStore states;
    private final StoreAccess store;
    private final FleetView view;
    private final InstantSource clock;
    private volatile Map<String, OperatorState> said = Map.of();

    OperatorStates(OperatorStateStore states, StoreAccess store, FleetView view, InstantSource clock) {
        this.states = states;
        this.store = store;
        this.view = view;
        this.clock = clock;
    }

    /** Reads them. What the store has lost is put back before anybody publishes nodes without it. */
    public void keep() {
        var lost = store.ask(states::keep);
        if (!lost.isEmpty()) {
            LOG.warnf(
                    "The store had lost what operators said of %s; it is written back. Was the store emptied?",
                    String.join(", ", lost));
        }
        var read = store.ask(states::read);
        if (view.ready()) {
            var longAgo = clock.instant().minus(REMEMBERED);
            var outdated = read.entrySet().stream()
                    .filter(entry -> entry.getValue().at().isBefore(longAgo))
                    .filter(entry -> entry.getValue().state().isEmpty()
                            || view.node(entry.getKey()).isEmpty())
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            store.tell(() -> states.forget(outdated));
            read.keySet().removeAll(outdated);
        }
        said = Map.copyOf(read);
    }

    /** What is in force over the node's source; empty if nothing is. */
    public Optional<OperatorState> of(String node) {
        return Optional.ofNullable(said.get(node)).filter(state -> state.state().isPresent());
    }

    /** Says something of a node. In force everywhere within a second, and here with the return. */
    public void say(String node, OperatorState state) {
        var what = inWords(state);
        store.tell(() -> {
            states.say(node, state, new AuditEntry(state.at(), state.by(), node, Deed.STATE, what, state.why()));
            view.refresh();
        });
        LOG.infof(
                "%s has set node %s: %s (%s)",
                state.by(), node, what, state.why().isEmpty() ? "no reason given" : state.why());
        said = Map.copyOf(store.ask(states::read));
    }

    private static String inWords(OperatorState state) {
        return state.state().map(NodeState::toString).orElse("the state that its source gives it")
                + state.deadline().map(until -> " until " + until).orElse("");
    }
}
