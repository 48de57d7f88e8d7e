// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.reconciliation;

import io.ensemble.fleet.node.Jitsi;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.snapshot.Snapshot;
import io.ensemble.fleet.snapshot.Wrong;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Whether all nodes have told what they run since the placements were found incomplete. Each has to answer twice: its first
 * answer may have been on its way, and may lack what was placed without the store. Nobody waits long for a node that cannot
 * tell: it refuses our secret, so that nobody could be led to what it runs; it has answered nonsense for long, or ever since
 * it is known; or its census cannot be read. Else one such node would keep the whole fleet in doubt.
 */
final class Completeness {

    private static final int ANSWERS = 2;

    /** A server whose secret is being changed takes some seconds to restart with it; so does a prosody. */
    private static final Duration UNTIL_WRONG_FOR_GOOD = Duration.ofSeconds(30);

    private final Duration silentFor;

    /** When a node last told what it runs, and how often it did. */
    private record Heard(Optional<Instant> seenAt, int answers) {}

    private final Map<String, Heard> heard = new HashMap<>();

    private Instant since = Instant.MIN;
    private SortedSet<String> silent = new TreeSet<>();

    /**
     * Begins to listen.
     *
     * @param silentFor how long a node that answers nonsense must not have answered well until nobody waits for it
     */
    Completeness(Duration silentFor) {
        this.silentFor = silentFor;
    }

    /**
     * Looks at a snapshot; answers whether every node has told what it runs. One that was given up runs nothing.
     *
     * @param incompleteSince when the placements were found incomplete; what was heard before says nothing
     */
    boolean look(Instant incompleteSince, Collection<Node> nodes, Snapshot snapshot) {
        if (!incompleteSince.equals(since)) {
            heard.clear();
            since = incompleteSince;
        }
        var used = nodes.stream()
                .filter(node -> node.state() != NodeState.DISABLED)
                .toList();
        var inUse = used.stream().filter(Completeness::tells).map(Node::id).toList();
        heard.keySet().retainAll(inUse);
        // A census that could not be read tells nothing, though its node answers.
        inUse.forEach(node -> listen(
                node, snapshot.of(node).filter(NodeSighting::listsMeetings).flatMap(NodeSighting::seenAt)));
        silent = inUse.stream()
                .filter(node -> !isGivenUp(node, snapshot) && !hasTold(node) && !cannotTell(node, snapshot))
                .collect(Collectors.toCollection(TreeSet::new));
        return !used.isEmpty() && silent.isEmpty();
    }

    /** The nodes that had not told at the last look, by their ids. */
    SortedSet<String> silent() {
        return silent;
    }

    /** A Jitsi node without a census never tells which rooms it has, so nobody waits for it. */
    private static boolean tells(Node node) {
        return node.kind() == NodeKind.BIGBLUEBUTTON
                || node.jitsi().flatMap(Jitsi::census).isPresent();
    }

    private void listen(String node, Optional<Instant> seenAt) {
        var before = heard.get(node);
        if (before == null) {
            heard.put(node, new Heard(seenAt, 0));
        } else if (seenAt.isPresent() && !seenAt.equals(before.seenAt())) {
            heard.put(node, new Heard(seenAt, before.answers() + 1));
        }
    }

    private boolean hasTold(String node) {
        return heard.containsKey(node) && heard.get(node).answers() >= ANSWERS;
    }

    private boolean cannotTell(String node, Snapshot snapshot) {
        return snapshot.of(node)
                .filter(this::isUnableToTell)
                .flatMap(NodeSighting::triedAt)
                .filter(tried -> tried.isAfter(lastTold(node).plus(UNTIL_WRONG_FOR_GOOD)))
                .isPresent();
    }

    private boolean isUnableToTell(NodeSighting seen) {
        return !seen.listsMeetings()
                || seen.wrong().equals(Optional.of(Wrong.SECRET))
                || seen.triedAt()
                        .filter(tried -> seen.isWrongSince(tried.minus(silentFor)))
                        .isPresent();
    }

    private Instant lastTold(String node) {
        return Optional.ofNullable(heard.get(node))
                .flatMap(Heard::seenAt)
                .filter(since::isBefore)
                .orElse(since);
    }

    private static boolean isGivenUp(String node, Snapshot snapshot) {
        return snapshot.of(node).filter(seen -> seen.health() == Health.OFFLINE).isPresent();
    }
}
