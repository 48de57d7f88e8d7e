package io.ensemble.poller;

import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.snapshot.NodeSighting;
import io.ensemble.fleet.snapshot.Wrong;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** The one place for the names of this service's meters. The only labels are the id of a node, its kind, and words. */
@ApplicationScoped
public class PollerMeters {

    private static final String POLL = "ensemble.poller.poll";
    private static final String NODE = "node";
    private static final String KIND = "kind";
    private static final String REASON = "reason";
    private static final String OUTCOME = "outcome";

    private final MeterRegistry registry;
    private final MultiGauge rooms;
    private final MultiGauge breakouts;
    private final MultiGauge participants;
    private final MultiGauge voices;
    private final MultiGauge videos;
    private final MultiGauge oldest;
    private final MultiGauge health;
    private final MultiGauge cpu;
    private final MultiGauge wrong;
    private final AtomicInteger watched = new AtomicInteger();
    private final Map<String, Shown> shown = new ConcurrentHashMap<>();

    /** What is shown of a node. */
    private record Shown(NodeKind kind, NodeSighting sighting) {

        Tags tags() {
            return Tags.of(NODE, sighting.node(), KIND, kind.toString());
        }

        /** Whether this one has other series than that. */
        boolean differsFrom(Shown other) {
            return kind != other.kind
                    || sighting.countsPeople() != other.sighting.countsPeople()
                    || sighting.cpu().isPresent() != other.sighting.cpu().isPresent();
        }
    }

    public PollerMeters(MeterRegistry registry) {
        this.registry = registry;
        this.rooms = gauge("ensemble.node.rooms", "Meetings without breakout rooms");
        this.breakouts = gauge("ensemble.node.breakouts", "Breakout rooms");
        this.participants = gauge("ensemble.node.participants", "People in meetings");
        this.voices = gauge("ensemble.node.voices", "People with a microphone");
        this.videos = gauge("ensemble.node.videos", "People with a camera");
        this.oldest = MultiGauge.builder("ensemble.node.oldest.meeting")
                .description("Age of the oldest meeting; 0 without any")
                .baseUnit("seconds")
                .register(registry);
        this.health = gauge("ensemble.node.health", "2 online, 1 unstable, 0 offline");
        this.cpu =
                gauge("ensemble.node.cpu.ratio", "Busy share of the processors, 0 to 1, of nodes of which it is known");
        this.wrong = gauge("ensemble.node.wrong", "1 for a node that answers and is out until it is mended");
        Gauge.builder("ensemble.poller.nodes", watched, AtomicInteger::get)
                .description("Nodes that this poller looks at")
                .register(registry);
    }

    /** One poll is done. */
    public void polled(String node, boolean good, Instant from, Instant to) {
        var success = poll(node, "success");
        // Both are there from the first poll: a share of failures needs the 0.
        var failure = poll(node, "failure");
        (good ? success : failure).record(Duration.between(from, to));
    }

    private Timer poll(String node, String outcome) {
        return Timer.builder(POLL)
                .description("Polls of one node")
                .tag(NODE, node)
                .tag(OUTCOME, outcome)
                .register(registry);
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

    /** Shows no node until one is shown again: another poller shows them. */
    public void showNone() {
        watched.set(0);
        shown.clear();
        showAll();
    }

    /** Shows what was last seen of a node of that kind. */
    public void show(NodeKind kind, NodeSighting sighting) {
        var now = new Shown(kind, sighting);
        var before = shown.put(sighting.node(), now);
        if (before == null || now.differsFrom(before)) {
            showAll();
        }
    }

    private synchronized void showAll() {
        show(rooms, NodeSighting::countsPeople, NodeSighting::rooms);
        show(breakouts, NodeSighting::breakouts);
        show(participants, NodeSighting::countsPeople, NodeSighting::participants);
        show(voices, NodeSighting::voices);
        show(videos, NodeSighting::videos);
        show(oldest, PollerMeters::oldestSeconds);
        show(health, sighting -> switch (sighting.health()) {
            case ONLINE -> 2;
            case UNSTABLE -> 1;
            case OFFLINE -> 0;
        });
        show(
                cpu,
                sighting -> sighting.cpu().isPresent(),
                sighting -> sighting.cpu().orElse(Double.NaN));
        // Each with each reason, so that an alert sees the 0 before the 1.
        wrong.register(
                shown.values().stream()
                        .flatMap(node -> Arrays.stream(Wrong.values())
                                .map(reason -> row(
                                        node,
                                        Tags.of(REASON, reason.toString()),
                                        sighting -> sighting.wrong().equals(Optional.of(reason)) ? 1 : 0)))
                        .toList(),
                false);
    }

    private static double oldestSeconds(NodeSighting sighting) {
        return sighting.meetings().stream()
                .mapToLong(meeting -> Math.max(0, meeting.age().toSeconds()))
                .max()
                .orElse(0);
    }

    private MultiGauge gauge(String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    private void show(MultiGauge gauge, ToDoubleFunction<NodeSighting> value) {
        show(gauge, _ -> true, value);
    }

    private void show(MultiGauge gauge, Predicate<NodeSighting> known, ToDoubleFunction<NodeSighting> value) {
        gauge.register(
                shown.values().stream()
                        .filter(node -> known.test(node.sighting()))
                        .map(node -> row(node, Tags.empty(), value))
                        .toList(),
                false);
    }

    // Rows that stay are not registered anew, or a scrape in between would miss them; so they read what is shown now.
    private MultiGauge.Row<?> row(Shown node, Tags more, ToDoubleFunction<NodeSighting> value) {
        var id = node.sighting().node();
        return MultiGauge.Row.of(node.tags().and(more), () -> {
            var now = shown.get(id);
            return now == null ? Double.NaN : value.applyAsDouble(now.sighting());
        });
    }
}
