package io.ensemble.gateway.node;

import io.ensemble.bigbluebutton.ApiCall;
import io.ensemble.bigbluebutton.MeetingId;
import io.ensemble.bigbluebutton.NodeReply;
import io.ensemble.bigbluebutton.NodeReply.Failed;
import io.ensemble.bigbluebutton.Parameters;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.snapshot.Wrong;
import io.ensemble.fleet.store.FleetView;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * BigBlueButton nodes to which no browser should be led now: it would end on an error of its own, and never come back. A node
 * that nobody has met in trouble is not asked, so that nobody waits for it; any other is asked itself, which also closes its
 * breaker. One question serves all who come meanwhile.
 */
@ApplicationScoped
public class DeadEnds {

    /** Polls are 2 s apart, and read every second. */
    private static final Duration TWO_POLLS = Duration.ofSeconds(4);

    /** Beyond this, a silence is another one. People who wait come again every few seconds. */
    private static final Duration SAME_SILENCE = Duration.ofMinutes(1);

    private final NodeCalls nodes;
    private final NodeBreakers breakers;
    private final FleetView fleet;
    private final InstantSource clock;
    private final ConcurrentMap<String, CompletableFuture<Boolean>> underWay = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Silence> silences = new ConcurrentHashMap<>();

    DeadEnds(NodeCalls nodes, NodeBreakers breakers, FleetView fleet, InstantSource clock) {
        this.nodes = nodes;
        this.breakers = breakers;
        this.fleet = fleet;
        this.clock = clock;
    }

    /**
     * A node that does not answer this gateway.
     *
     * @param seen when polling last saw it well, by the poller's clock: good for telling one answer from another
     * @param answers how many other answers there were since the silence began
     * @param begun when it did not answer first, by our own clock
     * @param last when it last did not answer, by our own clock
     */
    private record Silence(Optional<Instant> seen, int answers, Instant begun, Instant last) {

        private Silence goesOn(Optional<Instant> seenNow, Instant now) {
            var another = seenNow.isPresent() && !seenNow.equals(seen);
            return new Silence(another ? seenNow : seen, another ? answers + 1 : answers, begun, now);
        }
    }

    /**
     * Whether a browser that goes to the node would find nobody there.
     *
     * @param idOnNode of the meeting that the browser is to join
     */
    public boolean isDeadEnd(Node node, String idOnNode) {
        if (!isInTrouble(node.id()) || answers(node, idOnNode)) {
            silences.remove(node.id());
            return false;
        }
        return !isPolledMeanwhile(keptSilent(node.id()));
    }

    /** Begins anew. */
    public void forgetAll() {
        silences.clear();
    }

    private boolean isInTrouble(String node) {
        return breakers.isInDoubt(node)
                || fleet.troubled().contains(node)
                || fleet.snapshot()
                        .of(node)
                        .filter(sighting -> !isWell(sighting))
                        .isPresent();
    }

    private boolean answers(Node node, String idOnNode) {
        var mine = new CompletableFuture<Boolean>();
        var others = underWay.putIfAbsent(node.id(), mine);
        if (others != null) {
            return others.join();
        }
        var answers = false;
        try {
            answers = isAnswer(nodes.get(
                    node, ApiCall.IS_MEETING_RUNNING, Parameters.of(MeetingId.PARAMETER, idOnNode), Patience.HEALTH));
            return answers;
        } finally {
            underWay.remove(node.id());
            mine.complete(answers);
        }
    }

    // What a node at work says, odd as it may be, is for the browser to see; 502 is said in the name of one that is not
    // there.
    private static boolean isAnswer(NodeReply reply) {
        return switch (reply) {
            case NodeReply.Answered answered -> true;
            case Failed failed ->
                switch (failed.reason()) {
                    case REDIRECTED, BAD_STATUS, TOO_LARGE -> true;
                    case REFUSED, WRONG_SECRET, TIMEOUT, CONNECTION_LOST, SERVER_ERROR, UNREADABLE, INTERRUPTED ->
                        false;
                };
        };
    }

    private Silence keptSilent(String node) {
        var now = clock.instant();
        var seen = seenWell(node);
        return silences.merge(
                node,
                new Silence(seen, 0, now, now),
                (known, begun) -> known.last().plus(SAME_SILENCE).isBefore(now) ? begun : known.goesOn(seen, now));
    }

    // If polling finds the node well all the while, it is our own way there that is broken, and a browser has another
    // one. The first other answer may have been on its way as the silence began.
    private static boolean isPolledMeanwhile(Silence silence) {
        return silence.answers() > 1 && !silence.last().isBefore(silence.begun().plus(TWO_POLLS));
    }

    private Optional<Instant> seenWell(String node) {
        return fleet.snapshot().of(node).filter(DeadEnds::isWell).flatMap(NodeSighting::seenAt);
    }

    // One that refuses our secret answers, and refuses every join that we sign. Whatever else is wrong keeps nobody
    // out.
    private static boolean isWell(NodeSighting sighting) {
        return sighting.failures() == 0 && !sighting.wrong().equals(Optional.of(Wrong.SECRET));
    }
}
