package io.ensemble.gateway;

import io.ensemble.bigbluebutton.ApiCall;
import io.ensemble.fleet.callback.CallbackKind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The one place for the names of this service's meters. Labels are bounded: calls, node ids, dispatchers, words. Whatever
 * is counted is there as 0 from the start where its labels are known: a rate needs the 0 before the first event.
 */
@ApplicationScoped
public class GatewayMeters {

    private static final String OUTCOME = "outcome";

    private static final List<String> LOOKED_BY =
            List.of("store", "memory", "snapshot", "nodes", "lost", "nowhere", "in_doubt");
    private static final List<String> PLACED =
            List.of("made", "found", "agreed", "limit_reached", "no_candidate", "unavailable");
    private static final List<String> OF_RESERVATIONS =
            List.of("granted", "refused", "unauthorized", "in_doubt", "released");
    private static final List<String> OF_ROOMS = List.of("made", "entered", "moving", "no_server");
    private static final List<String> OF_CALLBACKS =
            List.of("queued", "repeated", "delivered", "retried", "given_up", "unverified");
    private static final List<String> OF_DISPATCHERS = List.of("no_answer", "slow", "status", "without_store");

    private final MeterRegistry registry;
    private final MultiGauge breakers;

    /** What a front end was answered. */
    public enum Answered {
        /** What it asked for. */
        SUCCESS,
        /** A join: the way to the node. */
        REDIRECT,
        /** A refusal in the API's words. */
        FAILED,
        /** Its checksum is missing or does not fit: another secret, or somebody who has none. */
        CHECKSUM_ERROR,
        /** A fault of ours, or a node that did not answer. */
        INTERNAL_ERROR,
        /** To come again: no node, no store, or this gateway is starting. */
        LATER;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public GatewayMeters(MeterRegistry registry) {
        this.registry = registry;
        this.breakers = MultiGauge.builder("ensemble.node.breaker.open")
                .description("1 while calls to the node fail at once in this gateway")
                .register(registry);
        LOOKED_BY.forEach(this::lookups);
        PLACED.forEach(this::placements);
        OF_ROOMS.forEach(this::rooms);
        OF_RESERVATIONS.forEach(this::reservations);
        for (var kind : CallbackKind.values()) {
            OF_CALLBACKS.forEach(outcome -> callbacks(kind, outcome));
        }
        for (var call : ApiCall.values()) {
            Arrays.stream(Answered.values()).forEach(outcome -> requests(call, outcome));
        }
    }

    /** Shows 1 while the store is away. */
    public void storeAway(BooleanSupplier away) {
        Gauge.builder("ensemble.store.away", () -> away.getAsBoolean() ? 1 : 0)
                .description("1 while the store does not answer this gateway")
                .register(registry);
    }

    /** Shows the age of the snapshot in seconds; NaN while there is none. */
    public void snapshotAge(Supplier<Number> seconds) {
        Gauge.builder("ensemble.snapshot.age", seconds)
                .description("Time since the oldest poll of the snapshot in use, as this gateway sees it")
                .baseUnit("seconds")
                .register(registry);
    }

    /** Shows for each of these nodes whether its breaker is open; others are shown no more. */
    public void breakers(Collection<String> nodes, Predicate<String> isOpen) {
        var rows = nodes.stream()
                .<MultiGauge.Row<?>>map(
                        node -> MultiGauge.Row.of(Tags.of("node", node), () -> isOpen.test(node) ? 1 : 0))
                .toList();
        // Rows that stay are not registered anew, or a scrape in between would miss them.
        breakers.register(rows, false);
    }

    /** Counts by what a meeting was found: store, memory, snapshot, nodes; or lost, nowhere, in_doubt. */
    public void looked(String by) {
        lookups(by).increment();
    }

    private Counter lookups(String by) {
        return Counter.builder("ensemble.gateway.lookups")
                .description("Meetings that were looked for, by what found them")
                .tag("by", by)
                .register(registry);
    }

    /** Starts the clock of a call to a node. */
    public Timer.Sample startNodeCall() {
        return Timer.start(registry);
    }

    /** Stops it. */
    public void endNodeCall(Timer.Sample sample, String node, ApiCall call, String outcome) {
        endNodeCall(sample, node, name(call), outcome);
    }

    /** Stops the clock of the question whether a Jitsi server is well. */
    public void endHealthCall(Timer.Sample sample, String node, String outcome) {
        endNodeCall(sample, node, "health", outcome);
    }

    private void endNodeCall(Timer.Sample sample, String node, String call, String outcome) {
        sample.stop(Timer.builder("ensemble.node.call")
                .description("Calls to nodes")
                .tag("node", node)
                .tag("call", call)
                .tag(OUTCOME, outcome)
                .register(registry));
    }

    /** Counts an answer to a front end. */
    public void answered(ApiCall call, Answered outcome) {
        requests(call, outcome).increment();
    }

    private Counter requests(ApiCall call, Answered outcome) {
        return Counter.builder("ensemble.api.requests")
                .description("Answers to front ends")
                .tag("call", name(call))
                .tag(OUTCOME, outcome.word())
                .register(registry);
    }

    /** Counts what came of asking the dispatcher. */
    public void placed(String outcome) {
        placements(outcome).increment();
    }

    private Counter placements(String outcome) {
        return Counter.builder("ensemble.gateway.placements")
                .description("What came of asking a dispatcher for a place")
                .tag(OUTCOME, outcome)
                .register(registry);
    }

    /** These are the dispatchers that may fail. */
    public void dispatchers(Collection<URI> dispatchers) {
        for (var dispatcher : dispatchers) {
            OF_DISPATCHERS.forEach(reason -> failures(dispatcher.getAuthority(), reason));
        }
    }

    /** Counts a dispatcher that did not answer, or not well: no_answer, slow, status, without_store. */
    public void dispatcherFailed(String dispatcher, String reason) {
        failures(dispatcher, reason).increment();
    }

    private Counter failures(String dispatcher, String reason) {
        return Counter.builder("ensemble.dispatcher.failures")
                .description("Dispatchers that did not answer, or not well")
                .tag("dispatcher", dispatcher)
                .tag("reason", reason)
                .register(registry);
    }

    /** Counts a room that somebody made, or an entrance by a link. */
    public void room(String event) {
        rooms(event).increment();
    }

    private Counter rooms(String event) {
        return Counter.builder("ensemble.rooms")
                .description("Rooms made, and people at their links")
                .tag("event", event)
                .register(registry);
    }

    /** Counts what a Jitsi server was told that asked for a room: granted, refused, unauthorized, in_doubt, released. */
    public void reservation(String outcome) {
        reservations(outcome).increment();
    }

    private Counter reservations(String outcome) {
        return Counter.builder("ensemble.jitsi.reservations")
                .description("What Jitsi servers were told that asked for a room")
                .tag(OUTCOME, outcome)
                .register(registry);
    }

    /** Counts what became of a callback: queued, repeated, delivered, retried, given_up, unverified. */
    public void callback(CallbackKind kind, String outcome) {
        callbacks(kind, outcome).increment();
    }

    private Counter callbacks(CallbackKind kind, String outcome) {
        return Counter.builder("ensemble.callbacks")
                .description("What became of callbacks")
                .tag("kind", kind.toString())
                .tag(OUTCOME, outcome)
                .register(registry);
    }

    /** Shows a number of letters: waiting, due or dead. */
    public void outbox(String which, Supplier<Number> number) {
        Gauge.builder("ensemble.outbox." + which, number)
                .description("Callbacks in the outbox of the fleet")
                .register(registry);
    }

    private static String name(ApiCall call) {
        return call == ApiCall.VERSION ? "version" : call.path();
    }
}
