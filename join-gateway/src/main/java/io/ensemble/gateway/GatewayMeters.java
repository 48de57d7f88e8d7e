package io.ensemble.gateway;

import io.ensemble.bigbluebutton.ApiCall;
import io.ensemble.fleet.callback.CallbackKind;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** The one place for the names of this service's meters. Labels are bounded: calls, node ids, outcomes. */
@ApplicationScoped
public class GatewayMeters {

    private final MeterRegistry registry;

    public GatewayMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Starts the clock of a call to a node. */
    public Timer.Sample startNodeCall() {
        return Timer.start(registry);
    }

    /** Stops it. */
    public void endNodeCall(Timer.Sample sample, String node, ApiCall call, String outcome) {
        sample.stop(Timer.builder("ensemble.node.call")
                .description("Calls to nodes")
                .tag("node", node)
                .tag("call", name(call))
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
