// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.discovery;

import io.ensemble.fleet.audit.AuditEntry;
import io.ensemble.fleet.audit.Deed;
import io.ensemble.fleet.node.AddedNode;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeOrigin;
import io.ensemble.fleet.node.NodeSource;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.node.Roster;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Makes one fleet of what the sources list. It depends on what is given to it alone, so that all dispatchers come to the
 * same result.
 *
 * @param listed what each source lists; a source of which nothing is known is not there, and takes no node away
 * @param added what operators said last of nodes that the API lists
 */
record FleetMerge(Map<NodeSource, List<Node>> listed, Map<String, AddedNode> added) {

    /**
     * The fleet as it is to be.
     *
     * @param changes what is different from before, for the record
     * @param listedTwice nodes that a second source lists too, by the same id or another; the first one counts
     */
    record Step(Roster roster, List<AuditEntry> changes, Set<String> listedTwice) {}

    /**
     * The next fleet.
     *
     * @param mayGo whether a node that left its source has no meetings any more
     */
    Step next(Roster published, Predicate<Leaver> mayGo, Instant now) {
        var nodes = new LinkedHashMap<String, Node>();
        var origins = new LinkedHashMap<String, NodeOrigin>();
        var twice = new TreeSet<String>();
        for (var source : NodeSource.values()) {
            for (var node : listedBy(source)) {
                var other = sameServer(node, nodes.values());
                if (other.isPresent()) {
                    twice.add(node.id() + " (the server of " + other.get().id() + ")");
                } else if (nodes.putIfAbsent(node.id(), node) == null) {
                    origins.put(node.id(), NodeOrigin.listedBy(source));
                } else {
                    twice.add(node.id());
                }
            }
        }
        var listedNow = List.copyOf(nodes.values());
        var changes = new ArrayList<AuditEntry>();
        origins.forEach(
                (id, origin) -> arrival(id, origin.source(), published, now).ifPresent(changes::add));
        for (var node : published.nodes()) {
            var listedAgain = nodes.get(node.id());
            if (listedAgain != null) {
                change(node, listedAgain, origins, published, now).ifPresent(changes::add);
            } else {
                var origin = published.origin(node.id()).orElse(NodeOrigin.listedBy(NodeSource.FILE));
                if (!origin.hasLeft() && !knows(origin.source(), node.id())) {
                    nodes.put(node.id(), node);
                    origins.put(node.id(), origin);
                    continue;
                }
                var listedAs = sameServer(node, listedNow).map(Node::id);
                var leaver = new Leaver(
                        node, origin.hasLeft() ? origin : leaves(node.id(), origin.source(), listedAs, now), listedAs);
                // What an operator takes out is on record already, with who and why.
                if (!origin.hasLeft() && origin.source() != NodeSource.API) {
                    changes.add(entry(leaver, Deed.LEFT, "on its way out until it has no meetings", now));
                }
                if (mayGo.test(leaver)) {
                    changes.add(entry(leaver, Deed.GONE, "out of the fleet", now));
                } else {
                    nodes.put(node.id(), node.in(NodeState.DRAINING));
                    origins.put(node.id(), leaver.origin());
                }
            }
        }
        return new Step(new Roster(List.copyOf(nodes.values()), origins), changes, twice);
    }

    /**
     * A node that its source lists no more.
     *
     * @param origin since when, and why
     * @param listedAs the id by which its server is listed now
     */
    record Leaver(Node node, NodeOrigin origin, Optional<String> listedAs) {}

    private static Optional<Node> sameServer(Node node, Collection<Node> others) {
        return others.stream().filter(node::isSameServerAs).findFirst();
    }

    private List<Node> listedBy(NodeSource source) {
        return source == NodeSource.API
                ? added.values().stream()
                        .flatMap(word -> word.node().stream())
                        .sorted(Comparator.comparing(Node::id))
                        .toList()
                : listed.getOrDefault(source, List.of());
    }

    /**
     * Whether the source has spoken of the node. What an operator takes out is a word of its own, so silence means that the
     * store has lost what was said, and another dispatcher is about to put it back.
     */
    private boolean knows(NodeSource source, String node) {
        return source == NodeSource.API ? added.containsKey(node) : listed.containsKey(source);
    }

    private Optional<AuditEntry> arrival(String node, NodeSource source, Roster published, Instant now) {
        var before = published.origin(node);
        var back = before.filter(NodeOrigin::hasLeft).isPresent();
        var known = published.nodes().stream().anyMatch(other -> other.id().equals(node));
        if (known && !back) {
            return Optional.empty();
        }
        // What an operator adds is on record already, with who and why.
        return source == NodeSource.API
                ? Optional.empty()
                : Optional.of(
                        new AuditEntry(now, source.title(), node, Deed.ADDED, back ? "listed again" : "listed", ""));
    }

    /** The change of the state that its source gives a node. One that comes back is on record for that. */
    private static Optional<AuditEntry> change(
            Node before, Node after, Map<String, NodeOrigin> origins, Roster published, Instant now) {
        var id = after.id();
        var source = Optional.ofNullable(origins.get(id)).map(NodeOrigin::source);
        var hadLeft = published.origin(id).filter(NodeOrigin::hasLeft).isPresent();
        // What an operator says of a node that he adds is on record already, with who and why.
        return before.state() == after.state() || hadLeft
                ? Optional.empty()
                : source.filter(where -> where != NodeSource.API)
                        .map(where -> new AuditEntry(
                                now,
                                where.title(),
                                id,
                                Deed.STATE,
                                after.state().toString(),
                                ""));
    }

    private NodeOrigin leaves(String node, NodeSource source, Optional<String> listedAs, Instant now) {
        if (source == NodeSource.API) {
            var word = Optional.ofNullable(added.get(node));
            var by = word.map(AddedNode::by).orElse("an operator");
            var why = word.map(AddedNode::why).filter(text -> !text.isEmpty());
            return NodeOrigin.left(
                    source,
                    now,
                    by + " has taken it out" + why.map(text -> ": " + text).orElse(""));
        }
        return NodeOrigin.left(
                source,
                now,
                listedAs.map(id -> "its server is listed as " + id + " now")
                        .orElse(source.title() + " lists it no more"));
    }

    private static AuditEntry entry(Leaver leaver, Deed deed, String what, Instant now) {
        var origin = leaver.origin();
        return new AuditEntry(now, origin.source().title(), leaver.node().id(), deed, what, origin.why());
    }
}
