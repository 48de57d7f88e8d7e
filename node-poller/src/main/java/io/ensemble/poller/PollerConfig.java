package io.ensemble.poller;

import io.ensemble.poller.health.Flapping;
import io.ensemble.poller.health.Thresholds;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMin;

/** All that can be configured about a node-poller. */
@ConfigMapping(prefix = "ensemble.poller")
public interface PollerConfig {

    /**
     * From the start of one look at a node to the start of the next. With it, a node that dies or hangs gets no new meeting
     * after 3 s while another can take it: 2 s until the next look, 0.7 s until that is late, a fifth until each
     * dispatcher has read so. Existing balancers take 15 to 60 s. Listing its meetings costs a node a few milliseconds.
     */
    @WithDefault("2s")
    @DurationMin(millis = 10)
    Duration interval();

    /**
     * For one node's whole answer. A node that needs longer to list its meetings is in no state to take another; but before it
     * is given up, it is waited for twice as long.
     */
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

    /** Good polls in a row that make a node online again: two, so that one that fails every other poll gets nothing new. */
    @WithDefault("2")
    @Min(1)
    int onlineAfter();

    /**
     * How often a node must have been given up, within {@link #heldBackWithin}, to be held back: then each time doubles the
     * good polls in a row that bring it back. Twice may be a reboot that went wrong at first.
     */
    @WithDefault("3")
    @Min(1)
    int heldBackAfter();

    /**
     * How often a node must have failed right after an answer, within {@link #heldBackWithin}, to be held back in the same way,
     * be it never given up. People can go on there, so it may happen more often; but one poll in fifty is no hiccup any more.
     */
    @WithDefault("6")
    @Min(1)
    int heldBackAfterStumbles();

    /** How long it is remembered that a node was given up, or failed right after an answer. */
    @WithDefault("10m")
    Duration heldBackWithin();

    /** Good polls in a row that are asked for at most: two minutes' worth of them. */
    @WithDefault("60")
    @Min(1)
    int heldBackMost();

    /**
     * How far a node's clock may be off before it gets no new meetings. Nodes sign tokens and date recordings by their clocks;
     * a minute is what they bear, and far beyond what a machine with NTP ever shows.
     */
    @WithDefault("60s")
    Duration clockTolerance();

    /**
     * From how many nodes on that fall silent at once this poller takes itself for cut off although some answer, or nobody
     * answers other pollers either: of two, both may well be broken. Given-up nodes do not count.
     */
    @WithDefault("3")
    @Min(1)
    int cutOffNodes();

    /**
     * The share of its nodes that must fall silent for that. Two thirds: whoever is cut off hears from none but those that it
     * has a connection to, and half of a fleet may hang on one switch. More than 1 never takes it for cut off.
     */
    @WithDefault("0.66")
    @DecimalMin("0.01")
    double cutOffShare();

    /**
     * How long this poller is one of several without a sign of life; it gives one each second. Then the others take its nodes
     * over, within two intervals of its death. A poller that was only slow costs nothing but that: nodes change hands.
     */
    @WithDefault("3s")
    @DurationMin(seconds = 2)
    Duration lease();

    /**
     * A Prometheus that knows how busy the nodes are, like {@code http://prometheus:9090}; user and password may stand before
     * the host. Without one, nodes that have an exporter are asked themselves.
     */
    Optional<
                    @Pattern(
                            regexp = "https?://[^/]+.*",
                            message = "must be a URL that begins with https:// or http://")
                    String>
            prometheus();

    /**
     * What it is asked, in PromQL: for each node the busy share of its processors, from 0 to 1, with a label {@code node} (the
     * node's id) or {@code instance} (host:port of its exporter). Waiting for a disk leaves a processor free, and so do
     * recordings, which are processed with {@code nice}; time that a hypervisor steals is lost. A node whose exporter is down
     * has no value at once. The range must hold four scrapes.
     */
    @WithDefault("1 - sum by (instance, node) (rate(node_cpu_seconds_total{mode=~\"idle|iowait|nice\"}[1m]))"
            + " / sum by (instance, node) (rate(node_cpu_seconds_total[1m])) and on (instance) up == 1")
    String cpuQuery();

    /** From one such question to the next. Processors follow joins by seconds, so that more often tells nothing new. */
    @WithDefault("5s")
    Duration cpuEvery();

    /** For the whole answer of a Prometheus or an exporter. */
    @WithDefault("2s")
    Duration cpuDeadline();

    /** After this time without a new one, a value says nothing any more: a minute of joins fills a node. */
    @WithDefault("60s")
    Duration cpuMaxAge();

    /** Modes in which a processor is free for others, where an exporter is asked itself; see {@link #cpuQuery}. */
    @WithDefault("idle,iowait,nice")
    Set<String> cpuNotBusy();

    /** The thresholds together. */
    default Thresholds thresholds() {
        return new Thresholds(unstableAfter(), offlineAfter(), onlineAfter());
    }

    /** The settings of flapping nodes together. */
    default Flapping flapping() {
        return new Flapping(heldBackAfter(), heldBackAfterStumbles(), heldBackWithin(), heldBackMost());
    }
}
