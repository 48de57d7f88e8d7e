package io.ensemble.acceptance.fault;

import static java.util.stream.Collectors.toCollection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares what Ensemble acknowledged with what the nodes themselves say they run, when nothing happens any more.
 *
 * <p>A meeting is <em>lost</em> if it was acknowledged, nobody ended it, the node that had it lives, and yet it runs
 * nowhere, or not every gateway leads to it. A meeting has a <em>twin</em> if two nodes run its id, or if it runs on though
 * its end was acknowledged: then that was the end of another copy. A meeting is <em>gone with its node</em>, and no fault
 * of Ensemble's, only if that node died and nothing after the death showed the meeting running.
 */
final class Judge {

    private Judge() {}

    /**
     * What the load knows of a meeting.
     *
     * @param acknowledged when Ensemble first said that it runs
     * @param proofBegan when the last request began that showed it running
     */
    record Account(String id, Meeting.State state, Instant acknowledged, Instant proofBegan) {}

    /**
     * The end of a node and all its meetings: killed, or restarted empty.
     *
     * @param aboard what ran there when it was last looked at
     * @param lookedAt when that look began
     * @param at when it was dead
     */
    record Death(String node, Set<String> aboard, Instant lookedAt, Instant at) {

        /** Whether the meeting may have gone with the node. */
        boolean took(Account meeting) {
            var couldBeAboard =
                    aboard.contains(meeting.id()) || !meeting.acknowledged().isBefore(lookedAt);
            return couldBeAboard && meeting.proofBegan().isBefore(at);
        }
    }

    /**
     * All that the judge looks at.
     *
     * @param running what each living node runs
     * @param led for each open meeting and each gateway, the node to which a join led, or what was answered instead
     */
    record Evidence(
            List<Account> meetings,
            Map<String, Set<String>> running,
            Map<String, Map<String, String>> led,
            List<Death> deaths) {

        List<String> nodesOf(String meeting) {
            return running.keySet().stream()
                    .filter(node -> running.getOrDefault(node, Set.of()).contains(meeting))
                    .sorted()
                    .toList();
        }
    }

    /**
     * What was found; each finding is the id of a meeting and what is wrong.
     *
     * @param gone meetings that died with their node
     */
    record Verdict(List<Finding> lost, List<Finding> twins, Set<String> gone) {

        boolean clean() {
            return lost.isEmpty() && twins.isEmpty();
        }
    }

    /** One meeting, and what is wrong with it. */
    record Finding(String meeting, String what) {
        @Override
        public String toString() {
            return meeting + " " + what;
        }
    }

    static Verdict judge(Evidence evidence) {
        var verdict = new Verdict(new ArrayList<>(), new ArrayList<>(), new TreeSet<>());
        evidence.meetings().forEach(meeting -> judge(meeting, evidence, verdict));
        var known = evidence.meetings().stream().map(Account::id).collect(toCollection(TreeSet::new));
        evidence.running().values().stream()
                .flatMap(Set::stream)
                .filter(id -> !known.contains(id))
                .distinct()
                .filter(id -> evidence.nodesOf(id).size() > 1)
                .forEach(id -> verdict.twins().add(runsOn(id, evidence)));
        return verdict;
    }

    private static void judge(Account meeting, Evidence evidence, Verdict verdict) {
        var nodes = evidence.nodesOf(meeting.id());
        if (nodes.size() > 1) {
            verdict.twins().add(runsOn(meeting.id(), evidence));
            return;
        }
        switch (meeting.state()) {
            case OPEN -> {
                if (nodes.isEmpty()) {
                    judgeVanished(meeting, evidence, verdict);
                } else {
                    judgeJoins(meeting, nodes.getFirst(), evidence, verdict);
                }
            }
            case ENDED -> {
                if (!nodes.isEmpty()) {
                    verdict.twins().add(new Finding(meeting.id(), "was ended, and runs on " + nodes.getFirst()));
                }
            }
            // Nobody was told that it runs, or somebody wanted it to end: both answers are right.
            case ASKED, DOUBTFUL -> {}
        }
    }

    private static void judgeVanished(Account meeting, Evidence evidence, Verdict verdict) {
        if (evidence.deaths().stream().anyMatch(death -> death.took(meeting))) {
            verdict.gone().add(meeting.id());
        } else {
            verdict.lost().add(new Finding(meeting.id(), "runs on no node, though nobody ended it"));
        }
    }

    private static void judgeJoins(Account meeting, String node, Evidence evidence, Verdict verdict) {
        var led = evidence.led().getOrDefault(meeting.id(), Map.of());
        if (led.isEmpty()) {
            verdict.lost().add(new Finding(meeting.id(), "runs on " + node + ", and no gateway was asked for it"));
            return;
        }
        led.entrySet().stream()
                .filter(to -> !to.getValue().equals(node))
                .findFirst()
                .ifPresent(to -> verdict.lost()
                        .add(new Finding(
                                meeting.id(),
                                "runs on " + node + ", and " + to.getKey() + " leads to " + to.getValue())));
    }

    private static Finding runsOn(String meeting, Evidence evidence) {
        return new Finding(meeting, "runs on " + String.join(" and on ", evidence.nodesOf(meeting)));
    }
}
