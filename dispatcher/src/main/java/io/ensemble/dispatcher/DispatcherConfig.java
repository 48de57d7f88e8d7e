package io.ensemble.dispatcher;

import io.ensemble.dispatcher.placement.PolicyName;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/** Everything that can be set for the dispatcher. */
@ConfigMapping(prefix = "ensemble.dispatcher")
public interface DispatcherConfig {

    /** Nodes of the fleet: nodes.yaml. Watched; a change takes effect without a restart. */
    Optional<Path> nodesFile();

    /** A Prometheus whose targets are nodes of the fleet; may go together with a nodes file. */
    Prometheus prometheus();

    /** Where and how the list of nodes is asked for. */
    interface Prometheus {

        /** Its address, to which {@code /api/v1/targets} is added; without it, none is asked. */
        Optional<URI> url();

        /** The label {@code job} of the targets that are nodes. */
        @WithDefault("bigbluebutton")
        String job();

        /** How often it is asked. Prometheus itself looks for new targets each 30 s or less often. */
        @WithDefault("15s")
        Duration every();

        /** For one whole answer. Ten thousand targets are some megabytes. */
        @WithDefault("5s")
        Duration deadline();

        /**
         * How long a target must be missing until its node is taken to have left. Longer than a restart of Prometheus,
         * after which its targets come back one by one.
         */
        @WithDefault("2m")
        Duration leaveAfter();

        /**
         * Where the secret is of a node whose target has no label for it: {@code file:/run/secrets/{node}}, where
         * {@code {node}} stands for the node's id; or the secret itself, if all nodes have the same.
         */
        Optional<String> secret();

        /** The header {@code Authorization} that it wants, such as {@code Bearer ...}. */
        Optional<String> authorization();

        /** Which labels say what. Looked for among a target's labels, then among those from before relabelling. */
        Labels labels();

        /** The names of the labels, by the keys of nodes.yaml. */
        interface Labels {

            /** The node's id. */
            @WithDefault("node")
            String id();

            /** Where people reach it. */
            @WithDefault("url")
            String url();

            /** What it is; without it, a BigBlueButton server. */
            @WithDefault("kind")
            String kind();

            /** Its capacity; without it, 1.0. */
            @WithDefault("weight")
            String weight();

            /** Its tags, with commas between. */
            @WithDefault("tags")
            String tags();

            /** Where its secret is: {@code file:/run/secrets/x} or <code>$&#123;ENV_NAME&#125;</code>. */
            @WithDefault("secret")
            String secret();

            /** Where its node_exporter serves metrics. */
            @WithDefault("exporter")
            String exporter();

            /** Where a Jitsi server's bridge serves its statistics. */
            @WithDefault("stats")
            String stats();

            /** Where a Jitsi server's jicofo serves its metrics. */
            @WithDefault("jicofo")
            String jicofo();

            /** Where a Jitsi server's prosody serves its census. */
            @WithDefault("census")
            String census();

            /** How a Jitsi server tells who may enter. */
            @WithDefault("tokens")
            String tokens();
        }
    }

    /**
     * How long a node must not have answered to be forgotten once its source lists it no more. One that answers goes when
     * it has no meetings; one that does not, might be about to come back with them. As long is waited, when the store has
     * lost the placements, for a node that answers nonsense to say what it runs.
     */
    @WithDefault("10m")
    Duration forgetSilentAfter();

    /** The tenants: tenants.yaml. Watched. Without it there is one tenant, {@code default}. */
    Optional<Path> tenantsFile();

    /** The API secret of the tenant {@code default}; needed when there is no tenants file. */
    Optional<String> defaultSecret();

    /**
     * Bearer keys of the API; each opens all of it. Several, so that a key can be changed without an outage. 16
     * characters, written in hex, hold 64 bits: beyond guessing over a network.
     */
    @NotEmpty
    List<@Size(min = 16, message = "a key needs 16 characters or more; make one with: openssl rand -hex 32") String>
            keys();

    /** How often files and store are looked at. A second is shorter than any poll round. */
    @WithDefault("1s")
    Duration refreshEvery();

    /**
     * By what nodes are compared: {@code load} knows people, those who are still to come, and processors; {@code idlest-cpu} is
     * the rule of 2020, which knows processors alone, and sends a burst to one node.
     */
    @WithDefault("load")
    PolicyName policy();

    /** What is different about Jitsi nodes. */
    OfJitsi jitsi();

    /** What is different about Jitsi nodes. */
    interface OfJitsi {

        /**
         * People who keep all processors of a node of weight 1 busy: jicofo's own measure, a hundredth of a bridge for each
         * (jicofo, average-participant-stress).
         */
        @WithDefault("100")
        @Positive
        double participantsAtFullCpu();

        /**
         * How long the place of a room is kept that nobody was seen in since somebody was last led there: he may still be
         * looking for his camera, or wait for others.
         */
        @WithDefault("10m")
        Duration unopenedAfter();

        /**
         * The same where the bridge alone counts. A call of two does not pass through it, so a room that looks empty may be one:
         * who joins it later than this may be led to another node.
         */
        @WithDefault("1h")
        Duration unseenAfter();
    }

    /** People to expect in a meeting that is new: what scalelite assumes (LOAD_MIN_USER_COUNT). */
    @WithDefault("15")
    @PositiveOrZero
    int expectedParticipants();

    /** How long a meeting is new; the expectation sinks to nothing in this time (scalelite: LOAD_JOIN_BUFFER_TIME). */
    @WithDefault("15m")
    Duration youngFor();

    /**
     * People who keep all processors of a BigBlueButton node of weight 1 busy: what a server of the size that BigBlueButton recommends
     * bears by its FAQ. It puts processors and people on one scale.
     */
    @WithDefault("200")
    @Positive
    double participantsAtFullCpu();

    /**
     * Share of busy processors, 0 to 1, from which a node is taken only if nobody else is left: above 80 %, sound breaks up
     * (BigBlueButton's FAQ).
     */
    @WithDefault("0.8")
    @Positive
    double busyAbove();

    /**
     * How long load is reserved for a meeting that polling never sees: two rounds of the slowest usual poller, 60 s. While the
     * snapshot is older than {@link #snapshotMaxAge()}, it is reserved until nodes are polled again.
     */
    @WithDefault("2m")
    Duration reserveAtMost();

    /** Age from which the snapshot is warned of, and what it says of processors is unknown. The rest serves on all the same. */
    @WithDefault("30s")
    Duration snapshotMaxAge();

    /**
     * Age that a placement must have before it is released for want of its meeting: longer than the gateways' longest
     * create, an upload of slides (ensemble.gateway.nodes.upload-deadline, 60 s).
     */
    @WithDefault("2m")
    Duration releaseAfter();

    /**
     * After the store went away, how long a dispatcher waits before it looks for a meeting on the nodes: as long as a create
     * usually takes that another dispatcher let through at the store's last moment. Callers wait for it only during that time.
     */
    @WithDefault("500ms")
    Duration settling();

    /** How often the placements of running meetings are kept from expiring; they live for a day. */
    @WithDefault("10m")
    Duration confirmEvery();

    /** For one connection to a node. */
    @WithDefault("1s")
    Duration nodeConnectTimeout();

    /**
     * How long nodes may take to say whether they have a meeting, when the store cannot: a create waits for it, and its
     * caller gives up after 10 s.
     */
    @WithDefault("1500ms")
    Duration searchDeadline();

    /** Such searches at the same time; each asks every node. */
    @WithDefault("32")
    @Positive
    int searchesAtOnce();

    /** How long a node may take to end a meeting, to list its meetings for that, or to tell people of it. */
    @WithDefault("5s")
    Duration endDeadline();

    /** Meetings of one node that are ended at the same time: a node in trouble must not be asked to do all at once. */
    @WithDefault("16")
    @Min(1)
    @Max(1000)
    int endsAtOnce();

    /** When a caller that found no node or no store should ask again: about one poll round. */
    @WithDefault("5s")
    Duration retryAfter();

    /** How often the store is asked how it is: as often as Prometheus usually scrapes. */
    @WithDefault("15s")
    Duration vitalsEvery();

    /** How many nodes there should be, for whoever starts and stops machines. Nothing else rests on it. */
    Capacity capacity();

    /** What the number of desired nodes rests on. */
    interface Capacity {

        /**
         * Share of a node that is to be filled at most. Below the 80 % from which sound breaks up (BigBlueButton's FAQ), so
         * that a node is asked for before people notice.
         */
        @WithDefault("0.7")
        @DecimalMin("0.05")
        @DecimalMax("1")
        double target();

        /** People for whom there must be room at once: the largest meeting that may begin. A lecture, unless you know more. */
        @WithDefault("100")
        @PositiveOrZero
        double reserve();

        /** Nodes that may fail and leave enough. */
        @WithDefault("1")
        @PositiveOrZero
        int spareNodes();

        /** Nodes of each kind that the fleet has, wanted in any case. */
        @WithDefault("1")
        @PositiveOrZero
        int minNodes();

        /** Nodes of each kind that are wanted at most: a wrong count must not rent machines without end. */
        @WithDefault("100")
        @Positive
        int maxNodes();

        /** Growth is measured over that time: long enough that one lecture that begins is no trend. */
        @WithDefault("10m")
        @DurationMin(seconds = 1)
        Duration lookBack();

        /** How long a node takes from being wanted to taking meetings: an Instance that installs itself, some minutes more. */
        @WithDefault("15m")
        Duration lookAhead();

        /** How many times the load of now growth may be taken for, at most; arawa/divims plans with 2. */
        @WithDefault("2")
        @DecimalMin("1")
        double growthFactor();

        /** How long fewer nodes must have been enough before fewer are wanted: longer than the break between two lessons. */
        @WithDefault("20m")
        Duration lowerAfter();
    }

    /** What happens to the meetings of a draining node when its deadline is over. */
    Drain drain();

    /** The end of draining. */
    interface Drain {

        /** How often deadlines are looked at; a notice may come that much later. */
        @WithDefault("5s")
        Duration every();

        /** Time between the notice in a meeting's chat and its end: enough for a last sentence. */
        @WithDefault("60s")
        Duration notice();

        /** The notice; {@code {seconds}} stands for the time that is left. A node takes 500 characters at most. */
        @WithDefault(
                "This server goes into maintenance. The meeting will be closed in {seconds} seconds; after that you can"
                        + " start it again at once, on another server.")
        @Size(max = 480)
        String text();
    }
}
