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
        var lapses = recent(last, now);
        var successes = last.map(NodeSighting::successes).orElse(0) + 1;
        var before = last.map(NodeSighting::health).orElse(Health.ONLINE);
        var needed = switch (before) {
            case ONLINE -> 0;
            case UNSTABLE -> thresholds.onlineAfter();
            case OFFLINE -> flapping.needed(thresholds.onlineAfter(), lapses.size());
        };
        var heldBack = needed > thresholds.onlineAfter() && successes < needed;
        return new Verdict(
                successes < needed ? before : Health.ONLINE, 0, successes, lapses, heldBack ? needed - successes : 0);
    }

    /**
     * The verdict after an answer that cannot be used. The node lives, and so do its meetings: who is in one talks on, and
     * giving the node up would start a second copy of it elsewhere. So it is never given up for it; that it gets no new
     * meeting is what {@link NodeSighting#wrong} is for.
     */
    public Verdict afterWrongAnswer(Optional<NodeSighting> last, Instant now) {
        var givenUp = last.map(NodeSighting::health).equals(Optional.of(Health.OFFLINE));
        return new Verdict(givenUp ? Health.OFFLINE : Health.UNSTABLE, 0, 0, recent(last, now), 0);
    }

    /** The verdict after a poll without an answer. A node that never answered is given up as late as any other. */
    public Verdict afterFailure(Optional<NodeSighting> last, Instant now) {
        var before = last.map(NodeSighting::health).orElse(Health.UNSTABLE);
        var failures = last.map(NodeSighting::failures).orElse(0) + 1;
        var lapses = recent(last, now);
        if (before == Health.OFFLINE) {
            return new Verdict(Health.OFFLINE, failures, 0, lapses, 0);
        }
        if (failures >= thresholds.offlineAfter()) {
            return new Verdict(
                    Health.OFFLINE,
                    failures,
                    0,
                    Stream.concat(lapses.stream(), Stream.of(now)).toList(),
                    0);
        }
        var unstable = before == Health.UNSTABLE || failures >= thresholds.unstableAfter();
        return new Verdict(unstable ? Health.UNSTABLE : Health.ONLINE, failures, 0, lapses, 0);
    }

    private List<Instant> recent(Optional<NodeSighting> last, Instant now) {
        return flapping.recent(last.map(NodeSighting::lapses).orElse(List.of()), now);
    }
}
