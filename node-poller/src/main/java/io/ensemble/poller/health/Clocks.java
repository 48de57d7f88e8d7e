// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.health;

import io.ensemble.poller.PollerConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Whose clock is off. A node is judged by what most clocks show, not by ours alone: else a poller whose own clock is off
 * would find every node off, and the whole fleet would take no meeting.
 */
@ApplicationScoped
public class Clocks {

    private static final Logger LOG = Logger.getLogger(Clocks.class);

    private final Duration tolerance;
    private final Map<String, Duration> nodes = new ConcurrentHashMap<>();
    private final AtomicBoolean oursIsOff = new AtomicBoolean();
    private volatile Duration store = Duration.ZERO;

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
        nodes.put(node, ahead);
        var most = middle(nodes.values(), store);
        tellOfOurs(most);
        return Optional.of(ahead.minus(most)).filter(this::isTooMuch);
    }

    /** Forgets all nodes but these. */
    public void keep(Set<String> those) {
        nodes.keySet().retainAll(those);
    }

    /**
     * What most clocks show, as seen from ours: the middle of all, our own and the store's among them. Of two middles the one
     * nearer to ours.
     */
    static Duration middle(Collection<Duration> nodes, Duration store) {
        var all = new ArrayList<>(nodes);
        all.addAll(List.of(Duration.ZERO, store));
        all.sort(Comparator.naturalOrder());
        var upper = all.get(all.size() / 2);
        var lower = all.get((all.size() - 1) / 2);
        return upper.abs().compareTo(lower.abs()) < 0 ? upper : lower;
    }

    private boolean isTooMuch(Duration off) {
        return off.abs().compareTo(tolerance) > 0;
    }

    private void tellOfOurs(Duration most) {
        var off = isTooMuch(most);
        if (oursIsOff.compareAndSet(!off, off)) {
            if (off) {
                LOG.warnf(
                        "The clock of this machine is %d s %s what most nodes show: set it right (timedatectl)",
                        most.abs().toSeconds(), most.isNegative() ? "ahead of" : "behind");
            } else {
                LOG.info("The clock of this machine shows what most nodes show.");
            }
        }
    }
}
