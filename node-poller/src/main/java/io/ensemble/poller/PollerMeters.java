package io.ensemble.poller;

import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.snapshot.Snapshot;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;

/** The one place for the names of this service's meters. The only label is the id of a node. */
@ApplicationScoped
public class PollerMeters {

    private final MeterRegistry registry;
    private final MultiGauge rooms;
    private final MultiGauge breakouts;
    private final MultiGauge participants;
    private final MultiGauge voices;
    private final MultiGauge videos;
    private final MultiGauge health;
    private final AtomicInteger leading = new AtomicInteger();
    private volatile Snapshot shown = Snapshot.NONE;

    public PollerMeters(MeterRegistry registry) {
        this.registry = registry;
        this.rooms = gauge("ensemble.node.rooms", "Meetings without breakout rooms");
        this.breakouts = gauge("ensemble.node.breakouts", "Breakout rooms");
        this.participants = gauge("ensemble.node.participants", "People in meetings");
        this.voices = gauge("ensemble.node.voices", "People with a microphone");
        this.videos = gauge("ensemble.node.videos", "People with a camera");
        this.health = gauge("ensemble.node.health", "2 online, 1 unstable, 0 offline");
        registry.gauge("ensemble.poller.leader", leading);
    }

    /** One poll is done. */
    public void polled(String node, boolean good, Instant from, Instant to) {
        Timer.builder("ensemble.poller.poll")
                .description("Polls of one node")
                .tag("node", node)
                .tag("outcome", good ? "success" : "failure")
                .register(registry)
                .record(Duration.between(from, to));
    }

    /** One round is done. */
    public void roundDone(Instant from, Instant to) {
        Timer.builder("ensemble.poller.round")
                .description("Polls of all nodes")
                .register(registry)
                .record(Duration.between(from, to));
    }

    /** Whether this poller leads. */
    public void leads(boolean leads) {
        leading.set(leads ? 1 : 0);
    }

    /** Shows the newest snapshot; nodes that are gone vanish. */
    public void show(Snapshot snapshot) {
        shown = snapshot;
        show(rooms, NodeSighting::rooms);
        show(breakouts, NodeSighting::breakouts);
        show(participants, NodeSighting::participants);
        show(voices, NodeSighting::voices);
        show(videos, NodeSighting::videos);
        show(health, sighting -> switch (sighting.health()) {
            case ONLINE -> 2;
            case UNSTABLE -> 1;
            case OFFLINE -> 0;
        });
    }

    /** Shows no node: another poller leads, and each node is to be counted once. */
    public void showNothing() {
        if (!shown.nodes().isEmpty()) {
            show(Snapshot.NONE);
        }
    }

    private MultiGauge gauge(String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    // Rows that stay are not registered anew, or a scrape in between would miss them; so they read what is shown now.
    private void show(MultiGauge gauge, ToDoubleFunction<NodeSighting> value) {
        gauge.register(
                shown.nodes().keySet().stream()
                        .map(node -> MultiGauge.Row.of(
                                Tags.of("node", node),
                                () -> shown.of(node).map(value::applyAsDouble).orElse(Double.NaN)))
                        .toList(),
                false);
    }
}
