package io.ensemble.acceptance.fault;

import io.ensemble.acceptance.fault.Judge.Death;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.awaitility.Awaitility;

/** The stage of one fault: what can be broken, and what is noted down while it is. */
final class Scene {

    /** Long enough for a dozen new meetings after the three seconds in which a death may go unnoticed. */
    private static final Duration DEAD_AT_LEAST = Duration.ofSeconds(8);

    /** A little longer than the bar, so that a figure is seen that misses it. */
    private static final Duration RESCUE_AT_MOST = Duration.ofSeconds(25);

    /** Meetings of a dead node before which people wait; more would be a load of their own. */
    private static final int WAITING = 4;

    private final Harness harness;
    private final Ledger ledger;
    private final Rescue rescue;
    private final List<Death> deaths;
    private Instant began = Instant.MAX;
    private Instant alive = Instant.MAX;
    private Optional<SimulatedNode> victim = Optional.empty();
    private Optional<Duration> elsewhere = Optional.empty();

    /**
     * A stage on which nothing has happened yet.
     *
     * @param deaths to which the deaths of nodes are added
     */
    Scene(Harness harness, Ledger ledger, Rescue rescue, List<Death> deaths) {
        this.harness = harness;
        this.ledger = ledger;
        this.rescue = rescue;
        this.deaths = deaths;
    }

    Harness harness() {
        return harness;
    }

    /** The fault begins now. */
    void begin() {
        began = Instant.now();
    }

    /** When it began. */
    Instant began() {
        return began;
    }

    /** The fault lasts for so long. */
    void hold(Duration duration) {
        Awaitility.await("the fault to last long enough")
                .pollDelay(duration)
                .atMost(duration.plusSeconds(30))
                .until(() -> true);
    }

    /** A node with meetings that are to stay, of front ends and of rooms; from here on its new meetings are looked at. */
    SimulatedNode chooseVictim() {
        var chosen = harness.nodes().stream()
                .max(Comparator.<SimulatedNode>comparingInt(node -> Math.min(aboard(node, true), aboard(node, false)))
                        .thenComparingInt(node -> aboard(node, true)))
                .orElseThrow();
        victim = Optional.of(chosen);
        return chosen;
    }

    /** That node died. */
    void note(Death death) {
        deaths.add(death);
    }

    /**
     * The victim is dead from here on. Waits until it has been so for a while and its meetings can be joined again, or
     * that has taken too long.
     *
     * @param aboard what ran there just before
     */
    void awaitRescue(Set<String> aboard) {
        var meetings = ledger.meetings().stream()
                .filter(Meeting::kept)
                .filter(meeting -> aboard.contains(meeting.id()))
                .limit(WAITING)
                .toList();
        elsewhere = Optional.of(rescue.of(meetings, began, RESCUE_AT_MOST).orElse(Row.NEVER));
        holdUntil(began.plus(DEAD_AT_LEAST));
    }

    /** The victim lives again from here on. */
    void endOfDeath() {
        alive = Instant.now();
    }

    /** How long it took until the victim's meetings could be joined again, if it was measured. */
    Optional<Duration> elsewhere() {
        return elsewhere;
    }

    /** New meetings that were led to the victim, or refused, later than it may take to notice its death. */
    OptionalLong toTheDead() {
        return victim.map(node -> OptionalLong.of(ledger.meetings().stream()
                        .filter(meeting -> meeting.asked().isAfter(began.plus(Row.BLIND_FOR)))
                        .filter(meeting -> meeting.asked().isBefore(alive))
                        .filter(meeting -> meeting.state() == Meeting.State.ASKED
                                || meeting.firstNode().equals(Optional.of(node.id())))
                        .count()))
                .orElse(OptionalLong.empty());
    }

    private void holdUntil(Instant until) {
        var left = Duration.between(Instant.now(), until);
        if (left.isPositive()) {
            hold(left);
        }
    }

    private int aboard(SimulatedNode node, boolean rooms) {
        var running = node.look().orElse(Set.of());
        return (int) ledger.meetings().stream()
                .filter(Meeting::kept)
                .filter(meeting -> meeting.link().isPresent() == rooms)
                .filter(meeting -> running.contains(meeting.id()))
                .count();
    }
}
