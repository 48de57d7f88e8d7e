// SPDX-License-Identifier: Apache-2.0
package io.ensemble.dispatcher.reconciliation;

import io.ensemble.dispatcher.Meters;
import io.ensemble.fleet.placement.MeetingKey;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Jitsi rooms that are on two nodes. Jitsi has no call that ends a room, so such a room cannot be healed, only told of: it is
 * one again when one of the two is empty.
 */
@Startup // so that its meter is there before the first of them
@ApplicationScoped
class SplitRooms {

    private static final Logger LOG = Logger.getLogger(SplitRooms.class);

    /** Several polls: a room that was not found split for so long is whole again. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofSeconds(30);

    private final Map<MeetingKey, Instant> lastSeen = new ConcurrentHashMap<>();
    private final InstantSource clock;

    SplitRooms(InstantSource clock, MeterRegistry registry) {
        this.clock = clock;
        Gauge.builder(Meters.SPLIT_ROOMS, this, SplitRooms::count)
                .description("Jitsi rooms that are on two nodes")
                .strongReference(true)
                .register(registry);
    }

    /**
     * A room is on both nodes; told once.
     *
     * @param placed the node to which people are led
     */
    void found(MeetingKey room, String placed, String other) {
        forget();
        if (lastSeen.put(room, clock.instant()) == null) {
            LOG.warnf(
                    "A Jitsi room of tenant %s is on %s, where people are led, and on %s too. Jitsi has no call that ends it:"
                            + " whoever is on %s has to leave and join again",
                    room.tenant(), placed, other, other);
        }
    }

    /** How many there are. */
    int count() {
        forget();
        return lastSeen.size();
    }

    private void forget() {
        var longAgo = clock.instant().minus(FORGOTTEN_AFTER);
        lastSeen.values().removeIf(longAgo::isAfter);
    }
}
