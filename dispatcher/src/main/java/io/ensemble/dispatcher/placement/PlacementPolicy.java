package io.ensemble.dispatcher.placement;

import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.placement.Candidate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Which nodes may take a meeting, and how loaded each is. The claim in the store then takes the least loaded: only there
 * is known what other dispatchers have promised since the last poll.
 */
public final class PlacementPolicy {

    private final Measure measure;
    private final RandomGenerator chance;
    private final double busyAbove;

    /**
     * A policy.
     *
     * @param measure by what nodes are compared
     * @param busyAbove share of busy processors, 0 to 1, from which a node is taken only if nobody else is left
     */
    public PlacementPolicy(Measure measure, RandomGenerator chance, double busyAbove) {
        this.busyAbove = busyAbove;
        this.measure = measure;
        this.chance = chance;
    }

    /**
     * What the policy says of one meeting.
     *
     * @param candidates nodes that may take it, in random order, and nodes that keep it if they have it
     * @param refusal why no node may take it, in words for an operator; of use only if none may
     */
    public record Choice(List<Candidate> candidates, List<Exclusion> excluded, String refusal) {
        public Choice {
            candidates = List.copyOf(candidates);
            excluded = List.copyOf(excluded);
        }

        /** The same candidates, of which only that node takes the meeting; all of them if it may hold none. */
        List<Candidate> onlyOn(String node) {
            if (candidates.stream().noneMatch(candidate -> candidate.node().equals(node))) {
                return candidates;
            }
            return candidates.stream()
                    .map(Candidate::node)
                    .map(id -> id.equals(node) ? Candidate.taking(id, 0, 1) : Candidate.keeping(id))
                    .toList();
        }
    }

    /** By how much a meeting that was just placed adds to a node's load until polling sees it. */
    int expected() {
        return measure.expected();
    }

    /** Sorts the nodes for a meeting of that kind. */
    public Choice choose(List<NodeInView> nodes, NodeKind kind) {
        return choose(nodes, kind, Set.of(), Set.of());
    }

    /**
     * Sorts the nodes for a meeting of that kind.
     *
     * @param refusing nodes that are known to refuse it
     * @param troubled nodes that are taken only if nobody else is left
     */
    public Choice choose(List<NodeInView> nodes, NodeKind kind, Set<String> refusing, Set<String> troubled) {
        var shortlist = Shortlist.of(
                nodes,
                List.of(
                        new OfKind(kind),
                        new Enabled(),
                        new NotRefusing(refusing),
                        new Answering(),
                        new NothingWrong(),
                        new NotTroubled(troubled),
                        new OnlineFirst(),
                        new NotBusy(busyAbove),
                        new KnownLoad(measure)));
        var candidates = new ArrayList<Candidate>();
        shortlist.left().forEach(node -> candidates.add(taking(node)));
        // The claim takes the first of equally loaded nodes: without a shuffle that would be the same one for all.
        Collections.shuffle(candidates, java.util.Random.from(chance));
        var taken = shortlist.left().stream().map(node -> node.node().id()).collect(Collectors.toSet());
        nodes.stream()
                .filter(NodeInView::holdsMeetings)
                .map(node -> node.node().id())
                .filter(id -> !taken.contains(id))
                .forEach(id -> candidates.add(Candidate.keeping(id)));
        return new Choice(candidates, shortlist.excluded(), shortlist.inWords());
    }

    private Candidate taking(NodeInView node) {
        return Candidate.taking(node.node().id(), measure.of(node), measure.weight(node.node()));
    }
}
