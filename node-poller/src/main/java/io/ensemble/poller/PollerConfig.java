package io.ensemble.poller;

import io.ensemble.poller.health.Thresholds;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** All that can be configured about a node-poller. */
@ConfigMapping(prefix = "ensemble.poller")
public interface PollerConfig {

    /** From the start of one round to the start of the next. Existing balancers take 15 to 60 s, and are late for it. */
    @WithDefault("5s")
    Duration interval();

    /** For one node's whole answer. A node that needs longer to list its meetings is in no state to take another. */
    @WithDefault("3s")
    Duration deadline();

    /** For the connection alone; a host that is switched off answers nothing at all. */
    @WithDefault("2s")
    Duration connectTimeout();

    /** Nodes polled at the same time. */
    @WithDefault("256")
    @Min(1)
    @Max(10_000)
    int pollsAtOnce();

    /** Failed polls in a row that make an online node unstable: one, so that new meetings go elsewhere at once. */
    @WithDefault("1")
    @Min(1)
    int unstableAfter();

    /** Failed polls in a row that make a node offline, so that its meetings may be placed anew. */
    @WithDefault("3")
    @Min(1)
    int offlineAfter();

    /** Good polls in a row that bring an offline node back. */
    @WithDefault("2")
    @Min(1)
    int onlineAfter();

    /** How long a leader leads without a sign of life. Two rounds that come late must not cost it the lead. */
    @WithDefault("15s")
    Duration lease();

    /** The thresholds together. */
    default Thresholds thresholds() {
        return new Thresholds(unstableAfter(), offlineAfter(), onlineAfter());
    }
}
