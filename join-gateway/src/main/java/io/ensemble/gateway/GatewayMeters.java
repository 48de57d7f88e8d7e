package io.ensemble.gateway;

import io.ensemble.bigbluebutton.ApiCall;
import io.ensemble.fleet.callback.CallbackKind;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The one place for the names of this service's meters. Labels are bounded: calls, node ids, outcomes. */
@ApplicationScoped
public class GatewayMeters {

    private final MeterRegistry registry;
    private final MultiGauge breakers;

    public GatewayMeters(MeterRegistry registry) {
        this.registry = registry;
        this.breakers = MultiGauge.builder("ensemble.node.breaker.open")
                .description("1 while calls to the node fail at once in this gateway")
                .register(registry);
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
        registry.counter("ensemble.gateway.lookups", "by", by).increment();
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
                .tag("outcome", outcome)
                .register(registry));
    }

    /** Counts an answer to a front end. */
    public void answered(ApiCall call, String outcome) {
        registry.counter("ensemble.api.requests", "call", name(call), "outcome", outcome)
                .increment();
    }

    /** Counts what came of asking the dispatcher. */
    public void placed(String outcome) {
        registry.counter("ensemble.gateway.placements", "outcome", outcome).increment();
    }

    /** Counts a dispatcher that did not answer, or not well: no_answer, slow, status. */
    public void dispatcherFailed(String dispatcher, String reason) {
        registry.counter("ensemble.dispatcher.failures", "dispatcher", dispatcher, "reason", reason)
                .increment();
    }

    /** Counts a room that somebody made, or an entrance by a link. */
    public void room(String event) {
        registry.counter("ensemble.rooms", "event", event).increment();
    }

    /** Counts what a Jitsi server was told that asked for a room: granted, refused, unauthorized, in_doubt, released. */
    public void reservation(String outcome) {
        registry.counter("ensemble.jitsi.reservations", "outcome", outcome).increment();
    }

    /** Counts what became of a callback: queued, repeated, delivered, retried, given_up, unverified. */
    public void callback(CallbackKind kind, String outcome) {
        registry.counter("ensemble.callbacks", "kind", kind.toString(), "outcome", outcome)
                .increment();
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
