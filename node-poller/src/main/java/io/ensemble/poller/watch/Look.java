// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.watch;

import io.ensemble.bigbluebutton.MeetingsReply;
import io.ensemble.bigbluebutton.MeetingsReply.Listed;
import io.ensemble.bigbluebutton.MeetingsReply.Unavailable;
import io.ensemble.bigbluebutton.NodeReply.Reason;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.poller.PollerConfig;
import io.ensemble.poller.PollerMeters;
import io.ensemble.poller.cpu.CpuReadings;
import io.ensemble.poller.health.Clocks;
import io.ensemble.poller.health.HealthRule;
import io.ensemble.poller.jitsi.JitsiReply;
import io.ensemble.poller.jitsi.JitsiReply.Well;
import io.ensemble.poller.jitsi.RoomsProbe;
import io.ensemble.poller.watch.Sightings.Poll;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/** One look at one node. */
@ApplicationScoped
class Look {

    private static final Logger LOG = Logger.getLogger(Look.class);

    /** The header Date has whole seconds. */
    private static final Duration RESOLUTION = Duration.ofSeconds(1);

    /**
     * The last chance of a node is so many times the usual deadline: 4 s by default. An API that pauses for some 10 s from its
     * last answer on is waited for then, and the meetings of a node that is frozen for good can be elsewhere after 11 s: 2 and
     * 2 and 4 s of silence from the next look on, which is within 2 s, and 1 s until everybody has read of it.
     */
    private static final int LAST_CHANCE = 2;

    private static final String OUR_FAULT = "could not be polled; the poller's log says why";

    private final NodeProbe probe;
    private final RoomsProbe rooms;
    private final Sightings sightings;
    private final JitsiSightings ofJitsi;
    private final Clocks clocks;
    private final CpuReadings cpu;
    private final InstantSource clock;
    private final PollerMeters meters;
    private final Lateness lateness;
    private final Semaphore places;
    private final Duration deadline;

    Look(
            NodeProbe probe,
            RoomsProbe rooms,
            PollerConfig config,
            Clocks clocks,
            CpuReadings cpu,
            InstantSource clock,
            PollerMeters meters,
            Lateness lateness) {
        this.probe = probe;
        this.rooms = rooms;
        this.sightings = new Sightings(new HealthRule(config.thresholds(), config.flapping()));
        this.ofJitsi = new JitsiSightings(sightings);
        this.clocks = clocks;
        this.cpu = cpu;
        this.clock = clock;
        this.meters = meters;
        this.lateness = lateness;
        this.deadline = config.deadline();
        this.places = new Semaphore(config.pollsAtOnce(), true);
    }

    /**
     * A look that is under way.
     *
     * @param asked when it began
     */
    private record Question(Node node, Optional<NodeSighting> last, Instant asked, boolean lastChance) {
        private Poll over(Instant now) {
            return new Poll(node, last, asked, now, lastChance);
        }
    }

    /**
     * Asks the node, and makes a sighting of what it answers and of what was seen before.
     *
     * @param secondHand whether it was another poller that saw it before
     */
    NodeSighting at(Node node, Optional<NodeSighting> last, boolean secondHand) throws InterruptedException {
        var lastChance = sightings.rule().isLastChance(last, secondHand);
        return ask(node, last, lastChance).withCpu(cpu.of(node.id()));
    }

    private NodeSighting ask(Node node, Optional<NodeSighting> last, boolean lastChance) throws InterruptedException {
        places.acquire();
        try {
            var question = new Question(node, last, clock.instant(), lastChance);
            try {
                return switch (node.kind()) {
                    case BIGBLUEBUTTON -> meetings(question);
                    case JITSI -> rooms(question);
                };
            } catch (RuntimeException fault) {
                if (!last.flatMap(NodeSighting::problem).equals(Optional.of(OUR_FAULT))) {
                    LOG.errorf(fault, "A fault while polling %s", node.id());
                }
                return sightings.missed(question.over(clock.instant()), OUR_FAULT);
            }
        } finally {
            places.release();
        }
    }

    private NodeSighting meetings(Question question) throws InterruptedException {
        var reply = asked(question);
        var poll = over(question, reply instanceof Listed);
        var time = reply instanceof Listed listed ? listed.nodeTime() : Optional.<Instant>empty();
        return sightings.next(poll, reply, clockOff(poll, time));
    }

    private NodeSighting rooms(Question question) throws InterruptedException {
        var reply = roomsAsked(question);
        var poll = over(question, reply instanceof Well);
        var time = reply instanceof Well well ? well.time() : Optional.<Instant>empty();
        return ofJitsi.next(poll, reply, clockOff(poll, time));
    }

    private MeetingsReply asked(Question question) throws InterruptedException {
        try (var waiting = lateness.await(question.node().id())) {
            var reply = probe.ask(question.node(), patience(question));
            if (reply instanceof Unavailable(var failed) && failed.reason() == Reason.INTERRUPTED) {
                throw new InterruptedException("Ended while a node was asked");
            }
            waiting.over(reply instanceof Listed);
            return reply;
        }
    }

    private JitsiReply roomsAsked(Question question) throws InterruptedException {
        try (var waiting = lateness.await(question.node().id())) {
            var reply = rooms.ask(question.node(), patience(question), waiting::close);
            waiting.over(reply instanceof Well);
            return reply;
        }
    }

    private Duration patience(Question question) {
        return question.lastChance() ? deadline.multipliedBy(LAST_CHANCE) : deadline;
    }

    private Poll over(Question question, boolean good) {
        var poll = question.over(clock.instant());
        meters.polled(poll.node().id(), good, poll.asked(), poll.now());
        return poll;
    }

    private Optional<Duration> clockOff(Poll poll, Optional<Instant> shown) {
        return shown.flatMap(time -> clocks.judge(poll.node().id(), ahead(time, poll.asked(), poll.now())));
    }

    /** How far a clock is ahead of ours that showed this at some time between the question and the answer. */
    static Duration ahead(Instant shown, Instant asked, Instant now) {
        if (shown.isAfter(now)) {
            return Duration.between(now, shown);
        }
        var latest = shown.plus(RESOLUTION);
        return latest.isBefore(asked) ? Duration.between(asked, latest) : Duration.ZERO;
    }
}
