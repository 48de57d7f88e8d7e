// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.discovery;

import io.ensemble.dispatcher.audit.Reason;
import io.ensemble.fleet.audit.AuditEntry;
import io.ensemble.fleet.audit.Deed;
import io.ensemble.fleet.node.AddedNode;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.store.AddedNodeStore;
import io.ensemble.fleet.store.StoreAccess;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** The nodes that operators add by the API, as they were last read. */
@ApplicationScoped
class AddedNodes {

    private static final Logger LOG = Logger.getLogger(AddedNodes.class);

    /**
     * How long is remembered that a node was taken out: a dispatcher that was stopped meanwhile, and still knows the node,
     * must not put it back.
     */
    private static final Duration REMEMBERED = Duration.ofDays(90);

    private final AddedNodeStore nodes;
    private final StoreAccess store;
    private final InstantSource clock;
    private volatile Map<String, AddedNode> words = Map.of();

    AddedNodes(AddedNodeStore nodes, StoreAccess store, InstantSource clock) {
        this.nodes = nodes;
        this.store = store;
        this.clock = clock;
    }

    /** Reads them, after putting back what the store has lost. */
    void keep() {
        var lost = store.ask(nodes::keep);
        if (!lost.isEmpty()) {
            LOG.warnf(
                    "The store had lost what operators said of the nodes %s by the API; it is written back. Was the store"
                            + " emptied?",
                    String.join(", ", lost));
        }
        var read = store.ask(nodes::read);
        var longAgo = clock.instant().minus(REMEMBERED);
        var outdated = read.entrySet().stream()
                .filter(entry -> entry.getValue().node().isEmpty())
                .filter(entry -> entry.getValue().at().isBefore(longAgo))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        store.tell(() -> nodes.forget(outdated));
        read.keySet().removeAll(outdated);
        words = Map.copyOf(read);
    }

    /** What was said last of each node of which anything was. */
    Map<String, AddedNode> words() {
        return words;
    }

    /** Adds a node, or gives it another description. */
    void add(Node node, Reason reason) {
        say(node.id(), Optional.of(node), reason, Deed.ADDED, "added, " + node.state());
    }

    /** Takes a node out. */
    void takeOut(String node, Reason reason) {
        say(node, Optional.empty(), reason, Deed.LEFT, "taken out");
    }

    private void say(String node, Optional<Node> described, Reason reason, Deed deed, String what) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var word = new AddedNode(described, reason.by(), reason.why(), now);
        var entry = new AuditEntry(now, reason.by(), node, deed, what, reason.why());
        store.tell(() -> nodes.say(node, word, entry));
        LOG.infof("%s: node %s %s (%s)", reason.by(), node, what, reason.inWords());
    }
}
