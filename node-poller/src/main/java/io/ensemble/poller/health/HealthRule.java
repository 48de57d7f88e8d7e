package io.ensemble.poller.health;

import io.ensemble.fleet.snapshot.Health;
import io.ensemble.fleet.snapshot.NodeSighting;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The verdict on a node, with hysteresis both ways: one failed poll takes no meeting away, and a node that failed must prove
 * itself before it gets new ones. It depends on the last sighting alone, so a poller that takes a node over goes on where
 * the one before it stopped.
 */
public record HealthRule(Thresholds thresholds, Flapping flapping) {

    /** The verdict after a good poll. A node that was never seen before has nothing to make up for. */
    public Verdict afterSuccess(Optional<NodeSighting> last, Instant now) {
        var lapses = lapses(last, now);
        var stumbles = stumbles(last, now);
        var successes = last.map(NodeSighting::successes).orElse(0) + 1;
        var before = last.map(NodeSighting::health).orElse(Health.ONLINE);
        var needed = switch (before) {
            case ONLINE -> 0;
            case UNSTABLE -> flapping.neededToBeSteady(thresholds.onlineAfter(), stumbles.size());
            case OFFLINE -> flapping.needed(thresholds.onlineAfter(), lapses.size(), stumbles.size());
        };
        var heldBack = needed > thresholds.onlineAfter() && successes < needed;
        return new Verdict(
                successes < needed ? before : Health.ONLINE,
                0,
                successes,
                lapses,
                stumbles,
                heldBack ? needed - successes : 0);
    }

    /**
     * The verdict after an answer that cannot be used. The node lives, and so do its meetings: who is in one talks on, and
     * giving the node up would start a second copy of it elsewhere. So it is never given up for it; that it gets no new
     * meeting is what {@link NodeSighting#wrong} is for.
     */
    public Verdict afterWrongAnswer(Optional<NodeSighting> last, Instant now) {
        var givenUp = last.map(NodeSighting::health).equals(Optional.of(Health.OFFLINE));
        var health = givenUp ? Health.OFFLINE : Health.UNSTABLE;
        return new Verdict(health, 0, 0, lapses(last, now), stumblesAfter(last, health, now), 0);
    }

    /** The verdict after a poll without an answer. A node that never answered is given up as late as any other. */
    public Verdict afterFailure(Optional<NodeSighting> last, Instant now) {
        return afterFailures(last, failures(last) + 1, now);
    }

    /**
     * Whether a node should be waited for longer than usual now, since it is given up if it says nothing: a machine whose API
     * pauses (garbage collection, a slow disk) goes on with sound and picture, and given up, each of its meetings would be
     * begun a second time.
     *
     * @param secondHand whether the last sighting is another poller's. Who has heard nothing itself needs the time of two
     *     polls to judge; that is what this one takes
     */
    public boolean isLastChance(Optional<NodeSighting> last, boolean secondHand) {
        var failures = failures(last);
        return failures > 0
                && last.map(NodeSighting::health).filter(Health.OFFLINE::equals).isEmpty()
                && failures + (secondHand ? 2 : 1) >= thresholds.offlineAfter();
    }

    /** The verdict after a last chance that went by in silence. */
    public Verdict afterLastChance(Optional<NodeSighting> last, Instant now) {
        return afterFailures(last, Math.max(failures(last) + 1, thresholds.offlineAfter()), now);
    }

    private Verdict afterFailures(Optional<NodeSighting> last, int failures, Instant now) {
        var before = last.map(NodeSighting::health).orElse(Health.UNSTABLE);
        var lapses = lapses(last, now);
        var health = healthAfter(failures, before);
        var givenUp = health == Health.OFFLINE && before != Health.OFFLINE;
        return new Verdict(
                health,
                failures,
                0,
                givenUp ? Stream.concat(lapses.stream(), Stream.of(now)).toList() : lapses,
                stumblesAfter(last, health, now),
                0);
    }

    private static int failures(Optional<NodeSighting> last) {
        return last.map(NodeSighting::failures).orElse(0);
    }

    private Health healthAfter(int failures, Health before) {
        if (before == Health.OFFLINE || failures >= thresholds.offlineAfter()) {
            return Health.OFFLINE;
        }
        return before == Health.UNSTABLE || failures >= thresholds.unstableAfter() ? Health.UNSTABLE : Health.ONLINE;
    }

    private List<Instant> lapses(Optional<NodeSighting> last, Instant now) {
        return flapping.recent(last.map(NodeSighting::lapses).orElse(List.of()), now);
    }

    private List<Instant> stumbles(Optional<NodeSighting> last, Instant now) {
        return flapping.recent(last.map(NodeSighting::stumbles).orElse(List.of()), now);
    }

    /** It stumbles if it becomes unstable, and if it is and fails in the middle of proving itself. */
    private List<Instant> stumblesAfter(Optional<NodeSighting> last, Health health, Instant now) {
        var recent = stumbles(last, now);
        var stumbled = health == Health.UNSTABLE
                && last.filter(seen -> seen.health() == Health.ONLINE || seen.successes() > 0)
                        .isPresent();
        return stumbled ? flapping.withAnother(recent, now) : recent;
    }
}
