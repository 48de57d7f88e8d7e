// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.watch;

import io.ensemble.bigbluebutton.MeetingsReply.Listed;
import io.ensemble.bigbluebutton.MeetingsReply.Unavailable;
import io.ensemble.bigbluebutton.NodeReply.Reason;
import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.poller.PollerConfig;
import io.ensemble.poller.PollerMeters;
import io.ensemble.poller.health.HealthRule;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/** One look at one node. */
@ApplicationScoped
class Look {

    private static final Logger LOG = Logger.getLogger(Look.class);

    private final NodeProbe probe;
    private final Sightings sightings;
    private final InstantSource clock;
    private final PollerMeters meters;
    private final Semaphore places;

    Look(NodeProbe probe, PollerConfig config, InstantSource clock, PollerMeters meters) {
        this.probe = probe;
        this.sightings = new Sightings(new HealthRule(config.thresholds()));
        this.clock = clock;
        this.meters = meters;
        this.places = new Semaphore(config.pollsAtOnce(), true);
    }

    /** Asks the node, and makes a sighting of what it answers and of what was seen before. */
    NodeSighting at(Node node, Optional<NodeSighting> last) throws InterruptedException {
        places.acquire();
        try {
            var asked = clock.instant();
            try {
                var reply = probe.ask(node);
                if (reply instanceof Unavailable(var failed) && failed.reason() == Reason.INTERRUPTED) {
                    throw new InterruptedException("Ended while a node was asked");
                }
                var now = clock.instant();
                meters.polled(node.id(), reply instanceof Listed, asked, now);
                return sightings.next(node, last, reply, asked, now);
            } catch (RuntimeException fault) {
                LOG.errorf(fault, "A fault while polling %s", node.id());
                return sightings.missed(node, last, "could not be polled; the poller's log says why", asked);
            }
        } finally {
            places.release();
        }
    }
}
