package io.ensemble.dispatcher;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Everything that can be set for the dispatcher. */
@ConfigMapping(prefix = "ensemble.dispatcher")
public interface DispatcherConfig {

    /** The nodes of the fleet: nodes.yaml. Watched; a change takes effect without a restart. */
    Path nodesFile();

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

    /** People to expect in a meeting that is new: what scalelite assumes (LOAD_MIN_USER_COUNT). */
    @WithDefault("15")
    @PositiveOrZero
    int expectedParticipants();

    /** How long a meeting is new; the expectation sinks to nothing in this time (scalelite: LOAD_JOIN_BUFFER_TIME). */
    @WithDefault("15m")
    Duration youngFor();

    /** How long load is reserved for a meeting that polling never sees: two rounds of the slowest usual poller, 60 s. */
    @WithDefault("2m")
    Duration reserveAtMost();

    /** Age from which the snapshot is warned of. It serves on all the same. */
    @WithDefault("30s")
    Duration snapshotMaxAge();

    /**
     * Age that a placement must have before it is released for want of its meeting: longer than the gateways' longest
     * create, an upload of slides (ensemble.gateway.nodes.upload-deadline, 60 s).
     */
    @WithDefault("2m")
    Duration releaseAfter();

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

    /** How long a node may take to end a meeting that runs elsewhere too. */
    @WithDefault("5s")
    Duration endDeadline();

    /** When a caller that found no node or no store should ask again: about one poll round. */
    @WithDefault("5s")
    Duration retryAfter();
}
