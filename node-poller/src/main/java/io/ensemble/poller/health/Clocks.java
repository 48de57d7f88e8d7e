// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.health;

import io.ensemble.poller.PollerConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * Whose clock is off. A node is judged by what most clocks show, not by ours alone: else a poller whose own clock is off
 * would find every node off, and the whole fleet would take no meeting. The store's clock is a voice of its own only if it
 * differs from ours: often both run on one machine, and two nodes that agree are two against one then.
 */
@ApplicationScoped
public class Clocks {

    private static final Logger LOG = Logger.getLogger(Clocks.class);

    private final Duration tolerance;
    private final Map<String, Duration> nodes = new ConcurrentHashMap<>();
    private final AtomicReference<Suspect> suspect = new AtomicReference<>(Suspect.NOBODY);
    private volatile Duration store = Duration.ZERO;

    /** What an operator was told of our clock. */
    private enum Suspect {
        NOBODY,
        WE,
        EITHER
    }

    public Clocks(PollerConfig config) {
        this.tolerance = config.clockTolerance();
    }

    /** The store's clock is ahead of ours by this much. */
    public void storeIsAhead(Duration ahead) {
        store = ahead;
    }

    /**
     * A node's clock is ahead of ours by this much, or behind, if it is negative.
     *
     * @return by how much it is off, ahead of what most clocks show or, if negative, behind; empty if that is tolerated
     */
    public Optional<Duration> judge(String node, Duration ahead) {
        var isNew = nodes.put(node, ahead) == null;
        if (isDraw(ahead)) {
            if (!isNew) {
                // By the second look at it, others would have been looked at.
                tellOfDraw(node, ahead);
            }
            return Optional.empty();
        }
        var most = middle(voices());
        tellOfOurs(most);
        return Optional.of(ahead.minus(most)).filter(this::isTooMuch);
    }

    /** One node against us: nobody knows who is right, and it may be the only node that there is. So it stays. */
    private boolean isDraw(Duration ahead) {
        return nodes.size() == 1 && storeAgrees() && isTooMuch(ahead);
    }

    private List<Duration> voices() {
        var all = new ArrayList<>(nodes.values());
        all.add(Duration.ZERO);
        if (!storeAgrees()) {
            all.add(store);
        }
        return all;
    }

    private boolean storeAgrees() {
        return !isTooMuch(store);
    }

    /** Forgets all nodes but these. */
    public void keep(Set<String> those) {
        nodes.keySet().retainAll(those);
    }

    /** What most clocks show, as seen from ours: the middle of all. Of two middles the one nearer to ours. */
    static Duration middle(Collection<Duration> voices) {
        var all = voices.stream().sorted().toList();
        var upper = all.get(all.size() / 2);
        var lower = all.get((all.size() - 1) / 2);
        return upper.abs().compareTo(lower.abs()) < 0 ? upper : lower;
    }

    private boolean isTooMuch(Duration off) {
        return off.abs().compareTo(tolerance) > 0;
    }

    private void tellOfDraw(String node, Duration ahead) {
        if (suspect.getAndSet(Suspect.EITHER) != Suspect.EITHER) {
            LOG.warnf(
                    "The clock of %s is %d s %s that of this machine, and no other node tells which of the two is off:"
                            + " compare both (timedatectl)",
                    node, ahead.abs().toSeconds(), ahead.isNegative() ? "behind" : "ahead of");
        }
    }

    private void tellOfOurs(Duration most) {
        var now = isTooMuch(most) ? Suspect.WE : Suspect.NOBODY;
        var before = suspect.getAndSet(now);
        if (before == now) {
            return;
        }
        if (now == Suspect.WE) {
            LOG.warnf(
                    "The clock of this machine is %d s %s what most nodes show: set it right (timedatectl)",
                    most.abs().toSeconds(), most.isNegative() ? "ahead of" : "behind");
        } else {
            LOG.info("The clock of this machine shows what most nodes show.");
        }
    }
}
