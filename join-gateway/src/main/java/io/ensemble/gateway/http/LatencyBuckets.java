// SPDX-License-Identifier: Apache-2.0
package io.ensemble.gateway.http;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.stream.Stream;

/** Counts answers to people and front ends by how long they took, so that percentiles can be had over all gateways. */
@Singleton
class LatencyBuckets implements MeterFilter {

    private static final String REQUESTS = "http.server.requests";

    /** Around half a second, from which an alert tells, and up to the 10 s after which front ends give up. */
    private static final double[] BOUNDS = Stream.of(25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000)
            .mapToDouble(millis -> Duration.ofMillis(millis).toNanos())
            .toArray();

    @Override
    public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
        return id.getName().equals(REQUESTS)
                ? DistributionStatisticConfig.builder()
                        .serviceLevelObjectives(BOUNDS)
                        .build()
                        .merge(config)
                : config;
    }
}
