// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.health;

import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.snapshot.Pollers;
import io.ensemble.fleet.snapshot.Snapshot;
import io.ensemble.poller.PollerConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Whether this poller is cut off itself: most of its nodes, which answered of late, fall silent together, or all of them, be
 * it one, while other pollers' nodes answer. Nodes seldom do; a poller without DNS, route or processor time sees just that.
 * Then it gives no node up, which would start each meeting of theirs a second time, but leaves the judgement to the other
 * pollers. Without any, it judges as ever.
 *
 * <p>No time is needed to tell what is of late: a node is given up after a few silent polls, and counts no more then.
 *
 * <p>The nodes may be dead indeed, and their meetings are to be joinable elsewhere within 15 s all the same. So it doubts one
 * silent poll before it would give a node up. At default settings a node that was killed right after a good poll is silent at
 * 2 and 4 s; the next poller finds out within 1 s that the node is its own, hears nothing at 5 and 7 s, and everybody has
 * read by 8 s that it is given up. One that is frozen is silent until 4 and 6 s, and for its last chance, which the next
 * poller gives it at once ({@link HealthRule#isLastChance}), until 11 s; all know by 12 s.
 */
@ApplicationScoped
public class SelfDoubt {

    private static final Logger LOG = Logger.getLogger(SelfDoubt.class);

    private final int leastNodes;
    private final double share;
    private final int silences;
    private final Map<String, Heard> nodes = new HashMap<>();
    private Set<String> own = Set.of();
    private boolean doubting;
    private boolean told;

    /** What this poller hears of a node. */
    private enum Heard {
        ANSWER,
        SILENCE,
        /** It is given up, has never answered, or was silent to another poller already: its silence is nothing new. */
        NO_NEWS
    }

    public SelfDoubt(PollerConfig config) {
        this.leastNodes = config.cutOffNodes();
        this.share = config.cutOffShare();
        this.silences = Math.max(1, config.thresholds().offlineAfter() - 1);
    }

    /**
     * Weighs what was seen of a node with what is heard of the others.
     *
     * @param before what was seen of it before
     * @param pollers who could judge in place of this one
     * @param fleet what is known of other pollers' nodes
     * @return what was seen, but not given up if this poller is the suspect and others can judge
     */
    public synchronized NodeSighting weigh(
            Optional<NodeSighting> before, NodeSighting seen, Pollers pollers, Snapshot fleet) {
        nodes.put(seen.node(), heard(before, seen));
        if (doubting ? !mostAreStillSilent() : !mostAreSilent() && !onlyOursAreSilent(pollers, fleet)) {
            trustAgain();
            return seen;
        }
        if (seen.failures() < silences || isOffline(before)) {
            return seen;
        }
        tell(pollers);
        doubting = pollers.hasOthers();
        return doubting && seen.health() == Health.OFFLINE
                ? seen.judged(Health.UNSTABLE, before.map(NodeSighting::lapses).orElse(List.of()))
                : seen;
    }

    /** Whether this poller takes itself for cut off, so that others should look at its nodes. */
    public synchronized boolean doubting() {
        return doubting;
    }

    /** This poller's own nodes are these, and no others. */
    public synchronized void keep(Set<String> those) {
        own = Set.copyOf(those);
        if (nodes.keySet().retainAll(those) && !mostAreStillSilent()) {
            trustAgain();
        }
    }

    private Heard heard(Optional<NodeSighting> before, NodeSighting seen) {
        if (seen.failures() == 0) {
            return Heard.ANSWER;
        }
        if (isOffline(before) || seen.seenAt().isEmpty()) {
            return Heard.NO_NEWS;
        }
        var known = nodes.getOrDefault(seen.node(), Heard.NO_NEWS);
        var answeredBefore = before.map(NodeSighting::failures).equals(Optional.of(0));
        return known != Heard.NO_NEWS || answeredBefore ? Heard.SILENCE : Heard.NO_NEWS;
    }

    private static boolean isOffline(Optional<NodeSighting> sighting) {
        return sighting.map(NodeSighting::health).equals(Optional.of(Health.OFFLINE));
    }

    private boolean mostAreSilent() {
        var silent = count(Heard.SILENCE);
        return silent >= leastNodes && silent >= share * (silent + count(Heard.ANSWER));
    }

    // Be it one node alone: that others answer other pollers speaks against this one.
    private boolean onlyOursAreSilent(Pollers pollers, Snapshot fleet) {
        return pollers.hasOthers()
                && share <= 1
                && count(Heard.SILENCE) > 0
                && count(Heard.ANSWER) == 0
                && fleet.nodes().values().stream()
                        .anyMatch(sighting -> sighting.failures() == 0 && !own.contains(sighting.node()));
    }

    // Whoever doubts itself needs as many that answer as were silent: one lucky answer is no way that works.
    private boolean mostAreStillSilent() {
        var silent = count(Heard.SILENCE);
        return silent > (1 - share) * (silent + count(Heard.ANSWER));
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
                            : "There is no other poller to judge, so it gives them up.");
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
