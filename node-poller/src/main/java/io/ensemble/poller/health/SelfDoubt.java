// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.health;

import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.snapshot.Pollers;
import io.ensemble.poller.PollerConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Whether this poller is cut off itself: most of its nodes, which answered of late, fall silent together. Nodes seldom do;
 * a poller without DNS, route or processor time sees just that. Then it gives no node up, which would start each meeting
 * of theirs a second time, but leaves the judgement to the other pollers. Without any, it judges as ever.
 *
 * <p>No time is needed to tell what is of late: a node is given up after a few silent polls, and counts no more then.
 */
@ApplicationScoped
public class SelfDoubt {

    private static final Logger LOG = Logger.getLogger(SelfDoubt.class);

    private final int leastNodes;
    private final double share;
    private final Map<String, Heard> nodes = new HashMap<>();
    private boolean doubting;
    private boolean told;

    /** What this poller hears of a node. */
    private enum Heard {
        ANSWER,
        SILENCE,
        /** It is given up, or has never answered: its silence is nothing new. */
        NOTHING_EVER
    }

    public SelfDoubt(PollerConfig config) {
        this.leastNodes = config.cutOffNodes();
        this.share = config.cutOffShare();
    }

    /**
     * Weighs what was seen of a node with what is heard of the others.
     *
     * @param before what was seen of it before
     * @param pollers who could judge in place of this one
     * @return what was seen, but not given up if this poller is the suspect and others can judge
     */
    public synchronized NodeSighting weigh(Optional<NodeSighting> before, NodeSighting seen, Pollers pollers) {
        nodes.put(seen.node(), heard(before, seen));
        if (!mostAreSilent()) {
            trustAgain();
            return seen;
        }
        if (seen.health() != Health.OFFLINE || isOffline(before)) {
            return seen;
        }
        tell(pollers);
        doubting = pollers.hasOthers();
        return doubting
                ? seen.judged(Health.UNSTABLE, before.map(NodeSighting::lapses).orElse(List.of()))
                : seen;
    }

    /** Whether this poller takes itself for cut off, so that others should look at its nodes. */
    public synchronized boolean doubting() {
        return doubting;
    }

    /** Forgets all nodes but these. */
    public synchronized void keep(Set<String> those) {
        if (nodes.keySet().retainAll(those) && !mostAreSilent()) {
            trustAgain();
        }
    }

    private static Heard heard(Optional<NodeSighting> before, NodeSighting seen) {
        if (seen.failures() == 0) {
            return Heard.ANSWER;
        }
        return isOffline(before) || seen.seenAt().isEmpty() ? Heard.NOTHING_EVER : Heard.SILENCE;
    }

    private static boolean isOffline(Optional<NodeSighting> sighting) {
        return sighting.map(NodeSighting::health).equals(Optional.of(Health.OFFLINE));
    }

    private boolean mostAreSilent() {
        var answered = count(Heard.ANSWER);
        var silent = count(Heard.SILENCE);
        var heard = answered + silent;
        // Whoever doubts itself needs as many that answer: one lucky answer is no way that works.
        return doubting
                ? heard >= leastNodes && silent > (1 - share) * heard
                : silent >= leastNodes && silent >= share * heard;
    }

    private long count(Heard what) {
        return nodes.values().stream().filter(what::equals).count();
    }

    private void tell(Pollers pollers) {
        if (!told) {
            told = true;
            LOG.warnf(
                    "%d of the %d nodes that answered this poller a moment ago are silent at once. It may be cut off itself:"
                            + " look at DNS, routes, firewall and load of its machine. %s",
                    count(Heard.SILENCE),
                    count(Heard.SILENCE) + count(Heard.ANSWER),
                    pollers.hasOthers()
                            ? "It leaves its nodes to the other pollers until most of them answer it, or are given up by"
                                    + " those."
                            : "There is no other poller to judge, so they are given up.");
        }
    }

    private void trustAgain() {
        if (doubting) {
            LOG.info("This poller takes its share of the nodes again.");
        }
        doubting = false;
        told = false;
    }
}
