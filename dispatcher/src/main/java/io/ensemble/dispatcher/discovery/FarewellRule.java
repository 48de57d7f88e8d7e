// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.discovery;

import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.snapshot.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * When a node that left its source has no meetings any more, and goes. While nobody polls it, nobody knows; then it stays.
 *
 * @param freshFor age of a poll from which it says nothing of today
 * @param silentFor how long a node must not have answered well to be forgotten: one that is silent for less may be about to
 *     come back with its meetings
 */
record FarewellRule(Duration freshFor, Duration silentFor) {

    /**
     * Whether it may go.
     *
     * @param node in the state that is in force
     * @param leftAt when its source listed it no more
     * @param renamed whether its server is listed by another id, under which its meetings are found
     * @param placed whether the store has meetings placed on it
     */
    boolean mayGo(Node node, Instant leftAt, Snapshot snapshot, boolean renamed, BooleanSupplier placed, Instant now) {
        if (node.state() == NodeState.DISABLED) {
            return true;
        }
        return snapshot.of(node.id())
                .map(seen -> isFresh(seen, now)
                        && (isSilent(seen, now)
                                // What was placed before it left is in such an answer, or in the store still.
                                || (seen.health() != Health.OFFLINE
                                        && (renamed || seen.knownEmptySince(leftAt))
                                        && !placed.getAsBoolean())))
                .orElseGet(() -> somebodyPolls(snapshot, now) && isLongAgo(leftAt, now));
    }

    /** Or it answers what is no answer: another machine may have its address now. */
    private boolean isSilent(NodeSighting seen, Instant now) {
        return seen.health() != Health.ONLINE && isLongAgo(seen.seenAt().orElse(Instant.EPOCH), now);
    }

    private boolean somebodyPolls(Snapshot snapshot, Instant now) {
        return snapshot.nodes().values().stream().anyMatch(seen -> isFresh(seen, now));
    }

    private boolean isFresh(NodeSighting seen, Instant now) {
        return seen.triedAt().filter(at -> !at.plus(freshFor).isBefore(now)).isPresent();
    }

    private boolean isLongAgo(Instant at, Instant now) {
        return at.plus(silentFor).isBefore(now);
    }
}
