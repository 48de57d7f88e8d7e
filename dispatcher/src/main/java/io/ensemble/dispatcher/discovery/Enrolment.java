// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.discovery;

import io.ensemble.dispatcher.audit.AuditTrail;
import io.ensemble.dispatcher.audit.Reason;
import io.ensemble.dispatcher.problem.ProblemException;
import io.ensemble.dispatcher.state.OperatorStates;
import io.ensemble.fleet.audit.AuditEntry;
import io.ensemble.fleet.audit.Deed;
import io.ensemble.fleet.file.NodeDescription;
import io.ensemble.fleet.file.NodeDescription.Described;
import io.ensemble.fleet.file.Secrets;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeOrigin;
import io.ensemble.fleet.node.OperatorState;
import io.ensemble.fleet.store.FleetView;
import io.ensemble.fleet.store.SourceStore;
import io.ensemble.fleet.store.StoreAccess;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Nodes that operators bring into the fleet and take out of it. */
@ApplicationScoped
public class Enrolment {

    private final Discovery discovery;
    private final AddedNodes added;
    private final SourceStore sources;
    private final OperatorStates states;
    private final FleetView view;
    private final StoreAccess store;
    private final AuditTrail audit;
    private final InstantSource clock;
    private final Secrets secrets = Secrets.ofThisProcess();

    Enrolment(
            Discovery discovery,
            AddedNodes added,
            SourceStore sources,
            OperatorStates states,
            FleetView view,
            StoreAccess store,
            AuditTrail audit,
            InstantSource clock) {
        this.discovery = discovery;
        this.added = added;
        this.sources = sources;
        this.states = states;
        this.view = view;
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Brings a node in; the request ends with a problem if that cannot be. A node that is on its way out may come back,
     * with another description.
     *
     * @param values by the keys of nodes.yaml, but for the tags; without a state it is cordoned: whoever adds a node has a
     *     look at it first
     */
    public Node add(Map<String, String> values, List<String> tags, Reason reason) {
        var complete = new HashMap<>(values);
        complete.putIfAbsent("state", "cordoned");
        var node = switch (NodeDescription.read(complete, tags, secrets)) {
            case Described.Good(var described) -> described;
            case Described.Bad(var problems) -> throw ProblemException.badRequest(String.join("; ", problems));
        };
        discovery.origin(node.id()).filter(origin -> !origin.hasLeft()).ifPresent(origin -> {
            throw ProblemException.conflict(
                    "node-exists",
                    "There is such a node",
                    node.id() + " is listed by " + origin.source().title()
                            + "; to describe it anew, take it out and add it again");
        });
        view.nodes().values().stream()
                .filter(node::isSameServerAs)
                .filter(other ->
                        discovery.origin(other.id()).filter(NodeOrigin::hasLeft).isEmpty())
                .findFirst()
                .ifPresent(other -> {
                    throw ProblemException.conflict(
                            "server-exists",
                            "There is such a server",
                            "The server at " + node.url() + " is in the fleet as " + other.id()
                                    + "; its meetings would be counted twice");
                });
        added.add(node, reason);
        if (states.of(node.id()).isPresent()) {
            // Of an earlier node of this id; what is said now stands.
            states.say(
                    node.id(),
                    new OperatorState(
                            Optional.empty(),
                            Optional.empty(),
                            reason.by(),
                            reason.why(),
                            clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        }
        inForce();
        return node;
    }

    /**
     * Takes a node out: it is on its way out until it has no meetings. Answers whether there is such a node; the request
     * ends with a problem if it is listed where this API does not reach.
     */
    public boolean takeOut(String id, Reason reason) {
        var origin = discovery.origin(id).filter(known -> view.node(id).isPresent());
        if (origin.isEmpty()) {
            return false;
        }
        var listedByApi = Optional.ofNullable(added.words().get(id))
                .flatMap(word -> word.node())
                .isPresent();
        if (listedByApi) {
            added.takeOut(id, reason);
        } else if (!origin.get().hasLeft()) {
            dropFrom(origin.get(), id, reason);
        }
        inForce();
        return true;
    }

    /** A source that nobody watches any more lists what it listed last, so somebody must be able to take it out. */
    private void dropFrom(NodeOrigin origin, String id, Reason reason) {
        if (discovery.watches(origin.source())) {
            throw ProblemException.conflict(
                    "listed-elsewhere",
                    "The node is listed elsewhere",
                    id + " is listed by " + origin.source().title() + ": take it out there. Until then, disable it");
        }
        var rest = store.ask(sources::read).getOrDefault(origin.source(), List.of()).stream()
                .filter(node -> !node.id().equals(id))
                .toList();
        store.tell(() -> sources.write(origin.source(), rest));
        audit.add(new AuditEntry(
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                reason.by(),
                id,
                Deed.LEFT,
                "taken out; " + origin.source().title() + " is not watched any more",
                reason.why()));
    }

    /** Here with the return; everywhere else within a second. */
    private void inForce() {
        discovery.run();
        view.refresh();
    }
}
