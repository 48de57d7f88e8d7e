package io.ensemble.gateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** All that can be configured about a join-gateway. */
@ConfigMapping(prefix = "ensemble.gateway")
public interface GatewayConfig {

    /**
     * The address under which people reach Ensemble, without a path, for example {@code https://meet.example.org}. Unset,
     * each request's own address is used, which is right as long as the proxy in front passes it on.
     */
    Optional<URI> publicUrl();

    /** Addresses of all dispatchers; each request may go to any of them. */
    @WithDefault("http://localhost:8081")
    @NotEmpty
    List<URI> dispatchers();

    /** The key that the dispatchers accept. */
    @Size(min = 16)
    String dispatcherKey();

    /** How long one dispatcher may take to decide. A decision is one script in the store: milliseconds. */
    @WithDefault("2s")
    Duration dispatcherDeadline();

    /**
     * Keys that sign room links, the same on every gateway. The first signs; links signed with any of them are good, so a
     * key is changed by putting the new one in front and taking the old one away when its links are no longer needed.
     */
    @NotEmpty
    List<@Size(min = 16) String> roomKeys();

    /** How gateways treat nodes. */
    Nodes nodes();

    /** How gateways treat nodes. */
    interface Nodes {

        /** For one connection. A node that does not accept one by then counts as unreachable. */
        @WithDefault("2s")
        Duration connectTimeout();

        /** For a create. Clients give up after 10 s (Greenlight's and PHP's libraries), so this stays below. */
        @WithDefault("8s")
        Duration createDeadline();

        /**
         * For asking what became of a create without an answer. With the create's own deadline it stays below what clients
         * wait.
         */
        @WithDefault("1500ms")
        Duration doubtDeadline();

        /** For a call with slides in its body, which may be tens of megabytes over a teacher's line. */
        @WithDefault("60s")
        Duration uploadDeadline();

        /** For a call about one meeting. */
        @WithDefault("5s")
        Duration callDeadline();

        /**
         * For each node of a call to all nodes: the slowest one decides how long the caller waits. A node with many pages of
         * recordings begins no page after this time, and so takes at most twice as long.
         */
        @WithDefault("3s")
        Duration listDeadline();

        /** Calls to one node at a time. More than a node can serve only make it slower for everybody. */
        @WithDefault("128")
        @Min(1)
        @Max(10_000)
        int callsAtOnce();
    }

    /**
     * How long somebody who was led to a meeting counts towards the tenant's limit of attendees before polling counts
     * them. A node forgets whom it let in and whose browser does not come after 45 s (enteredUsersTimeout).
     */
    @WithDefault("60s")
    Duration seatLifetime();

    /** Largest form body in bytes. BigBlueButton's own limit is 2 MB; XML bodies with slides are not held in memory. */
    @WithDefault("2097152")
    @Min(1024)
    int maxFormSize();
}
