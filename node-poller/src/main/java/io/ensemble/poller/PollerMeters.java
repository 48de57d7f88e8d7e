package io.ensemble.poller;

import io.ensemble.fleet.snapshot.NodeSighting;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** The one place for the names of this service's meters. The only labels are the id of a node and words. */
@ApplicationScoped
public class PollerMeters {

    private static final String POLL = "ensemble.poller.poll";
    private static final String NODE = "node";
    private static final String REASON = "reason";

    private final MeterRegistry registry;
    private final MultiGauge rooms;
    private final MultiGauge breakouts;
    private final MultiGauge participants;
    private final MultiGauge voices;
    private final MultiGauge videos;
    private final MultiGauge health;
    private final MultiGauge cpu;
    private final MultiGauge wrong;
    private final AtomicInteger watched = new AtomicInteger();
    private final Map<String, NodeSighting> shown = new ConcurrentHashMap<>();

    public PollerMeters(MeterRegistry registry) {
        this.registry = registry;
        this.rooms = gauge("ensemble.node.rooms", "Meetings without breakout rooms");
        this.breakouts = gauge("ensemble.node.breakouts", "Breakout rooms");
        this.participants = gauge("ensemble.node.participants", "People in meetings");
        this.voices = gauge("ensemble.node.voices", "People with a microphone");
        this.videos = gauge("ensemble.node.videos", "People with a camera");
        this.health = gauge("ensemble.node.health", "2 online, 1 unstable, 0 offline");
        this.cpu = gauge("ensemble.node.cpu", "Busy share of the processors, 0 to 1, of nodes of which it is known");
        this.wrong = gauge("ensemble.node.wrong", "1 for a node that answers and is out until it is mended");
        registry.gauge("ensemble.poller.nodes", watched);
    }

    /** One poll is done. */
    public void polled(String node, boolean good, Instant from, Instant to) {
        Timer.builder(POLL)
                .description("Polls of one node")
                .tag(NODE, node)
                .tag("outcome", good ? "success" : "failure")
                .register(registry)
                .record(Duration.between(from, to));
    }

    /** These are the nodes that this poller looks at; all others vanish, for another poller shows them. */
    public void keep(Set<String> nodes) {
        watched.set(nodes.size());
        // Also of a node that was never shown: it may have been asked just when it became another poller's.
        registry.find(POLL).timers().stream()
                .filter(timer -> !nodes.contains(timer.getId().getTag(NODE)))
                .forEach(registry::remove);
        if (shown.keySet().retainAll(nodes)) {
            showAll();
        }
    }

    /** Shows what was last seen of a node. */
    public void show(NodeSighting sighting) {
        var before = shown.put(sighting.node(), sighting);
        if (before == null
                || !before.wrong().equals(sighting.wrong())
                || before.countsPeople() != sighting.countsPeople()
                || before.cpu().isPresent() != sighting.cpu().isPresent()) {
            showAll();
        }
    }

    private synchronized void showAll() {
        show(rooms, NodeSighting::countsPeople, NodeSighting::rooms);
        show(breakouts, NodeSighting::breakouts);
        show(participants, NodeSighting::countsPeople, NodeSighting::participants);
        show(voices, NodeSighting::voices);
        show(videos, NodeSighting::videos);
        show(health, sighting -> switch (sighting.health()) {
            case ONLINE -> 2;
            case UNSTABLE -> 1;
            case OFFLINE -> 0;
        });
        show(
                cpu,
                sighting -> sighting.cpu().isPresent(),
                sighting -> sighting.cpu().orElse(Double.NaN));
        wrong.register(
                shown.values().stream()
                        .flatMap(sighting -> sighting.wrong().stream()
                                .map(what -> Tags.of(NODE, sighting.node(), REASON, what.toString())))
                        .map(tags -> MultiGauge.Row.of(tags, 1))
                        .toList(),
                true);
    }

    private MultiGauge gauge(String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    // Rows that stay are not registered anew, or a scrape in between would miss them; so they read what is shown now.
    private void show(MultiGauge gauge, ToDoubleFunction<NodeSighting> value) {
        show(gauge, _ -> true, value);
    }

    private void show(MultiGauge gauge, Predicate<NodeSighting> known, ToDoubleFunction<NodeSighting> value) {
        gauge.register(
                shown.values().stream()
                        .filter(known)
                        .map(NodeSighting::node)
                        .map(node -> MultiGauge.Row.of(Tags.of(NODE, node), () -> {
                            var sighting = shown.get(node);
                            return sighting == null ? Double.NaN : value.applyAsDouble(sighting);
                        }))
                        .toList(),
                false);
    }
}
