// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.watch;

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

    private static final String OUR_FAULT = "could not be polled; the poller's log says why";

    private final NodeProbe probe;
    private final RoomsProbe rooms;
    private final Sightings sightings;
    private final JitsiSightings ofJitsi;
    private final Clocks clocks;
    private final CpuReadings cpu;
    private final InstantSource clock;
    private final PollerMeters meters;
    private final Semaphore places;

    Look(
            NodeProbe probe,
            RoomsProbe rooms,
            PollerConfig config,
            Clocks clocks,
            CpuReadings cpu,
            InstantSource clock,
            PollerMeters meters) {
        this.probe = probe;
        this.rooms = rooms;
        this.sightings = new Sightings(new HealthRule(config.thresholds(), config.flapping()));
        this.ofJitsi = new JitsiSightings(sightings);
        this.clocks = clocks;
        this.cpu = cpu;
        this.clock = clock;
        this.meters = meters;
        this.places = new Semaphore(config.pollsAtOnce(), true);
    }

    /** Asks the node, and makes a sighting of what it answers and of what was seen before. */
    NodeSighting at(Node node, Optional<NodeSighting> last) throws InterruptedException {
        return ask(node, last).withCpu(cpu.of(node.id()));
    }

    private NodeSighting ask(Node node, Optional<NodeSighting> last) throws InterruptedException {
        places.acquire();
        try {
            var asked = clock.instant();
            try {
                return switch (node.kind()) {
                    case BIGBLUEBUTTON -> meetings(node, last, asked);
                    case JITSI -> rooms(node, last, asked);
                };
            } catch (RuntimeException fault) {
                if (!last.flatMap(NodeSighting::problem).equals(Optional.of(OUR_FAULT))) {
                    LOG.errorf(fault, "A fault while polling %s", node.id());
                }
                return sightings.missed(new Poll(node, last, asked, clock.instant()), OUR_FAULT);
            }
        } finally {
            places.release();
        }
    }

    private NodeSighting meetings(Node node, Optional<NodeSighting> last, Instant asked) throws InterruptedException {
        var reply = probe.ask(node);
        if (reply instanceof Unavailable(var failed) && failed.reason() == Reason.INTERRUPTED) {
            throw new InterruptedException("Ended while a node was asked");
        }
        var now = clock.instant();
        meters.polled(node.id(), reply instanceof Listed, asked, now);
        var time = reply instanceof Listed listed ? listed.nodeTime() : Optional.<Instant>empty();
        return sightings.next(new Poll(node, last, asked, now), reply, clockOff(node, time, asked, now));
    }

    private NodeSighting rooms(Node node, Optional<NodeSighting> last, Instant asked) throws InterruptedException {
        var reply = rooms.ask(node);
        var now = clock.instant();
        meters.polled(node.id(), reply instanceof Well, asked, now);
        var time = reply instanceof Well well ? well.time() : Optional.<Instant>empty();
        return ofJitsi.next(new Poll(node, last, asked, now), reply, clockOff(node, time, asked, now));
    }

    private Optional<Duration> clockOff(Node node, Optional<Instant> shown, Instant asked, Instant now) {
        return shown.flatMap(time -> clocks.judge(node.id(), ahead(time, asked, now)));
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
