// SPDX-License-Identifier: Apache-2.0
package io.ensemble.poller.cpu;

import io.ensemble.poller.PollerConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** How busy each node's processors were when they were last looked at. What is too old is unknown, and never 0. */
@ApplicationScoped
public class CpuReadings {

    /** Rates are extrapolated, so that those of an idle machine come out a little above one; more is a mistake. */
    private static final double NOISE = 0.02;

    private final Map<String, Reading> readings = new ConcurrentHashMap<>();
    private final Duration maxAge;
    private final InstantSource clock;

    CpuReadings(PollerConfig config, InstantSource clock) {
        this.maxAge = config.cpuMaxAge();
        this.clock = clock;
    }

    private record Reading(double busy, Instant at) {}

    /** The busy share of a node's processors, from 0 to 1; empty if unknown. */
    public OptionalDouble of(String node) {
        var reading = readings.get(node);
        return reading == null || reading.at().plus(maxAge).isBefore(clock.instant())
                ? OptionalDouble.empty()
                : OptionalDouble.of(reading.busy());
    }

    /** Notes the busy share of a node as it is now. What is no share is unknown. */
    void note(String node, double busy) {
        if (busy >= -NOISE && busy <= 1 + NOISE) {
            readings.put(node, new Reading(Math.clamp(busy, 0, 1), clock.instant()));
        } else {
            unknown(node);
        }
    }

    /** What was known of a node holds no more: its machine was started anew, say. */
    void unknown(String node) {
        readings.remove(node);
    }

    /** Forgets all nodes but these. */
    void keep(Set<String> nodes) {
        readings.keySet().retainAll(nodes);
    }
}
