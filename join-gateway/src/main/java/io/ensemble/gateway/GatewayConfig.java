package io.ensemble.gateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.nio.file.Path;
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

    /**
     * The address under which nodes reach the gateways, for their callbacks. Unset, it is the public one; nodes in a
     * private network may have a shorter way.
     */
    Optional<URI> callbackUrl();

    /** Addresses of all dispatchers; each request may go to any of them. */
    @WithDefault("http://localhost:8081")
    @NotEmpty
    List<URI> dispatchers();

    /** The key that the dispatchers accept. */
    @Size(min = 16)
    String dispatcherKey();

    /**
     * How long the dispatchers together may take for one decision. A decision is one script in the store: milliseconds; in a
     * rush of hundreds of creates some wait for seconds, and there must be time left to create the meeting.
     */
    @WithDefault("5s")
    Duration dispatcherDeadline();

    /**
     * After how long the next dispatcher is asked as well. Far longer than a decision takes, so that little is asked twice,
     * and no longer than people wait without noticing.
     */
    @WithDefault("1s")
    Duration dispatcherSlowAfter();

    /**
     * Keys that sign room links, the same on every gateway. The first signs; links signed with any of them are good, so a
     * key is changed by putting the new one in front and taking the old one away when its links are no longer needed.
     */
    @NotEmpty
    List<@Size(min = 16) String> roomKeys();

    /** Where callbacks may go. */
    Callbacks callbacks();

    /** Where callbacks may go. */
    interface Callbacks {

        /**
         * Host names, addresses and ranges in the form {@code 10.1.0.0/16} that callbacks may go to although they are
         * private, link-local or our own. None by default, since a front end chooses the address, and would otherwise have
         * us call services that only we can reach.
         */
        Optional<List<String>> allow();
    }

    /** When the end of meetings is told of in the place of their node. */
    Ends ends();

    /** When the end of meetings is told of in the place of their node. */
    interface Ends {

        /**
         * How long a node is disabled, or out of the fleet, before its meetings are over. A state that somebody set by mistake,
         * or that a store which was emptied has not been told again, is mended by then.
         */
        @WithDefault("10s")
        Duration outFor();

        /**
         * How long a node that answers has not listed a meeting before it is over. The node tells itself as a rule, and knows
         * more; by then it would have. Twice as long as the longest create.
         */
        @WithDefault("2m")
        Duration unlistedFor();
    }

    /** How callbacks are delivered. */
    Outbox outbox();

    /** How callbacks are delivered. */
    interface Outbox {

        /** For one delivery, from looking up the host to the end of the answer. */
        @WithDefault("10s")
        Duration deadline();

        /** A letter that a gateway took so long ago is taken over by another one. Longer than the deadline. */
        @WithDefault("60s")
        Duration claimAfter();

        /**
         * How long to wait after each failure; after the last one a letter is given up. Within the first minutes a front
         * end restarts, within hours somebody mends it.
         */
        @WithDefault("1s,5s,30s,2m,10m,1h,6h")
        @NotEmpty
        List<Duration> delays();

        /** Deliveries of one gateway at the same time. Each waits for a front end most of its time. */
        @WithDefault("32")
        @Min(1)
        @Max(1_000)
        int atOnce();
    }

    /** How gateways treat nodes. */
    Nodes nodes();

    /** How gateways treat nodes. */
    interface Nodes {

        /** For one connection. A node that does not accept one by then counts as unreachable. */
        @WithDefault("2s")
        Duration connectTimeout();

        /** For one attempt of a create: a node that converts slides, or is under load, takes some seconds. */
        @WithDefault("8s")
        Duration createDeadline();

        /**
         * For a create as a whole, with the decision, further attempts on other nodes and the question what became of it.
         * Clients give up after 10 s (Greenlight's and PHP's libraries), so this stays below.
         */
        @WithDefault("9500ms")
        Duration createBudget();

        /** The same for a person who waits at a room link: the page tries again by itself, so it need not be long. */
        @WithDefault("5s")
        Duration enterBudget();

        /**
         * For asking what became of a create without an answer. With the create's own deadline it stays below what clients
         * wait.
         */
        @WithDefault("1500ms")
        Duration doubtDeadline();

        /** For asking all nodes where a meeting is, while the store is away and nobody else knows. A person waits for it. */
        @WithDefault("2s")
        Duration searchDeadline();

        /**
         * For asking a node that somebody has met in trouble whether it answers, before a browser is led there. A person waits
         * for it; from less than 2 s nothing is learned of a node that is merely slow.
         */
        @WithDefault("2s")
        Duration healthDeadline();

        /** Searches of one gateway at a time; each asks every node. Whoever comes beyond it is told to try again. */
        @WithDefault("16")
        @Min(1)
        @Max(1_000)
        int searchesAtOnce();

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

        /**
         * Failed calls in a row, without a success meanwhile, after which calls to a node fail at once. One or two happen
         * to a node that is well, when a connection breaks.
         */
        @WithDefault("3")
        @Min(1)
        @Max(1_000)
        int failuresInARow();

        /** How long calls to such a node fail at once before the next one is tried. Polling gives it up after some 6 s. */
        @WithDefault("5s")
        Duration leftAloneFor();

        /** Calls to one node at a time. More than a node can serve only make it slower for everybody. */
        @WithDefault("128")
        @Min(1)
        @Max(10_000)
        int callsAtOnce();
    }

    /** Rooms on Jitsi servers. */
    Jitsi jitsi();

    /** Rooms on Jitsi servers. */
    interface Jitsi {

        /**
         * Files with RSA keys (PKCS #8) that sign tokens for nodes with {@code tokens: key}, the same on every gateway. The
         * first signs, the public halves of all are published; so a key is changed by putting the new one in front, and the
         * old one is taken away when the last token that it signed is over.
         */
        Optional<List<Path>> keys();

        /**
         * How long a token is good. A page whose connection broke reloads and shows the same token again, so it is to last
         * as long as a long meeting does; and whoever gets hold of one has no more than the room's link gives, which is good
         * for ever. It also bears clocks that differ.
         */
        @WithDefault("4h")
        Duration tokenLifetime();

        /** For asking a node whether it is well before a person is led there, who waits for it. */
        @WithDefault("2s")
        Duration healthDeadline();

        /**
         * Whether nodes without a secret may ask for reservations. Anybody who reaches the gateways could then end the
         * placement of a room whose name they know, so only where nobody but the nodes reaches {@code /jitsi/reservations}.
         */
        @WithDefault("false")
        boolean reservationsWithoutSecret();

        /** How long a reserved room may stay open; a node closes it then. Longer than any meeting. */
        @WithDefault("24h")
        Duration reservationLength();

        /**
         * A room whose people have all left keeps its place if somebody was led there so short a time ago: they are still on
         * the way, on a page that loads.
         */
        @WithDefault("15s")
        Duration stillComing();
    }

    /** What a gateway remembers of where meetings are, for when the store is away. */
    Memory memory();

    /** What a gateway remembers of where meetings are, for when the store is away. */
    interface Memory {

        /** Placements that are remembered; the one that was not used for longest goes first. Each takes some 200 bytes. */
        @WithDefault("10000")
        @Min(1)
        @Max(1_000_000)
        int placements();

        /** How long one is remembered that nobody confirms. Longer than any meeting, and as long as the store keeps it. */
        @WithDefault("24h")
        Duration kept();
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
