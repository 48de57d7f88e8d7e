package io.ensemble.poller.round;

import io.ensemble.bigbluebutton.MeetingsReply.Listed;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.node.NodeState;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.snapshot.Snapshot;
import io.ensemble.poller.PollerConfig;
import io.ensemble.poller.PollerMeters;
import io.ensemble.poller.health.HealthRule;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/** One look at all nodes at the same time: the slowest one costs the round its own deadline, and no other node anything. */
@ApplicationScoped
public class PollRound {

    private static final Logger LOG = Logger.getLogger(PollRound.class);

    private final NodeProbe probe;
    private final Sightings sightings;
    private final InstantSource clock;
    private final PollerMeters meters;
    private final int pollsAtOnce;

    PollRound(NodeProbe probe, PollerConfig config, InstantSource clock, PollerMeters meters) {
        this.probe = probe;
        this.sightings = new Sightings(new HealthRule(config.thresholds()));
        this.clock = clock;
        this.meters = meters;
        this.pollsAtOnce = config.pollsAtOnce();
    }

    /**
     * Looks at every BigBlueButton node that is not disabled.
     *
     * @param last what was seen before; a node's verdict builds on it
     */
    public Snapshot look(Collection<Node> nodes, Snapshot last) throws InterruptedException {
        var started = clock.instant();
        var places = new Semaphore(pollsAtOnce);
        var polls = new HashMap<Node, Future<NodeSighting>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var node : nodes) {
                if (node.kind() == NodeKind.BIGBLUEBUTTON && node.state() != NodeState.DISABLED) {
                    polls.put(node, threads.submit(() -> poll(node, last.of(node.id()), places)));
                }
            }
            var seen = new HashMap<String, NodeSighting>();
            for (var poll : polls.entrySet()) {
                var node = poll.getKey();
                seen.put(node.id(), result(node, last.of(node.id()), poll.getValue()));
            }
            meters.roundDone(started, clock.instant());
            return new Snapshot(started, seen);
        }
    }

    private NodeSighting poll(Node node, Optional<NodeSighting> last, Semaphore places) throws InterruptedException {
        places.acquire();
        try {
            var asked = clock.instant();
            var reply = probe.ask(node);
            var now = clock.instant();
            meters.polled(node.id(), reply instanceof Listed, asked, now);
            return sightings.next(node, last, reply, now);
        } finally {
            places.release();
        }
    }

    private NodeSighting result(Node node, Optional<NodeSighting> last, Future<NodeSighting> poll)
            throws InterruptedException {
        try {
            return poll.get();
        } catch (ExecutionException fault) {
            LOG.errorf(fault, "A fault while polling %s", node.id());
            return sightings.missed(node, last, "could not be polled; the poller's log says why");
        }
    }
}
