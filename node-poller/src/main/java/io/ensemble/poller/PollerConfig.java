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

    /**
     * From the start of one look at a node to the start of the next. With it, a node that dies gets no new meeting after 3 s;
     * existing balancers take 15 to 60 s. Listing its meetings costs a node a few milliseconds.
     */
    @WithDefault("2s")
    Duration interval();

    /** For one node's whole answer. A node that needs longer to list its meetings is in no state to take another. */
    @WithDefault("2s")
    Duration deadline();

    /** For the connection alone; a host that is switched off answers nothing at all. */
    @WithDefault("1s")
    Duration connectTimeout();

    /** Nodes polled at the same time; each that hangs keeps one of these places until its deadline. */
    @WithDefault("1000")
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

    /**
     * How long this poller is one of several without a sign of life; it gives one each second. Then the others take its nodes
     * over, within two intervals of its death. A poller that was only slow costs nothing but that: nodes change hands.
     */
    @WithDefault("3s")
    Duration lease();

    /** The thresholds together. */
    default Thresholds thresholds() {
        return new Thresholds(unstableAfter(), offlineAfter(), onlineAfter());
    }
}
