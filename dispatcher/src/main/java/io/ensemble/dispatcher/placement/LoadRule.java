package io.ensemble.dispatcher.placement;

import io.ensemble.fleet.node.Node;
import io.ensemble.fleet.node.NodeKind;
import io.ensemble.fleet.snapshot.MeetingSighting;
import io.ensemble.fleet.snapshot.NodeSighting;
import java.time.Duration;

/**
 * How loaded a node is, in participants. A meeting that has just begun is counted with the people who are still to come:
 * the expectation is full at first (scalelite) and sinks evenly to nothing (bbblb), so that there is no step at its end.
 *
 * @param expectedParticipants people to expect in a meeting of age zero
 * @param youngFor the age at which nobody is expected any more
 * @param participantsAtFullCpu people who keep all processors of a BigBlueButton node of weight 1 busy
 * @param jitsiAtFullCpu the same of a Jitsi node
 */
public record LoadRule(int expectedParticipants, Duration youngFor, double participantsAtFullCpu, double jitsiAtFullCpu)
        implements Measure {

    @Override
    public double of(NodeInView node) {
        return node.sighting().map(seen -> of(seen, node.node().weight())).orElse(0.0);
    }

    @Override
    public boolean knows(NodeInView node) {
        return node.sighting()
                .filter(seen -> seen.countsPeople() || seen.cpu().isPresent())
                .isPresent();
    }

    @Override
    public double weight(Node node) {
        return node.weight();
    }

    @Override
    public int expected() {
        return expectedParticipants;
    }

    /**
     * The load of a node for a choice among nodes: what the counts say, or what its processors say if that is more. Counts
     * know who is to come; processors know of cameras, recordings being processed and neighbours. Without either, the
     * other one decides.
     *
     * @param weight relative capacity, above 0: what keeps a node of weight 2 busy is twice as much
     */
    public double of(NodeSighting sighting, double weight) {
        var byCpu = sighting.cpu().orElse(0) * atFullCpu(sighting.kind()) * weight;
        return Math.max(of(sighting), byCpu);
    }

    /** People who keep all processors of a node of that kind and of weight 1 busy. */
    public double atFullCpu(NodeKind kind) {
        return switch (kind) {
            case BIGBLUEBUTTON -> participantsAtFullCpu;
            case JITSI -> jitsiAtFullCpu;
        };
    }

    /**
     * The load of a node, breakouts apart: who is in one is also listed in its parent. Of a node that only counts, nobody
     * knows how old its rooms are.
     */
    public double of(NodeSighting sighting) {
        return sighting.listsMeetings() ? ofListed(sighting) : sighting.participants();
    }

    private double ofListed(NodeSighting sighting) {
        return sighting.meetings().stream()
                .filter(meeting -> !meeting.breakout())
                .mapToDouble(this::of)
                .sum();
    }

    /** The load to one decimal, as people read it. */
    public double rounded(NodeSighting sighting) {
        return Math.round(of(sighting) * 10) / 10.0;
    }

    private double of(MeetingSighting meeting) {
        return Math.max(meeting.participants(), expectedAt(meeting.age()));
    }

    private double expectedAt(Duration age) {
        if (age.compareTo(youngFor) >= 0) {
            return 0;
        }
        // A node's clock may run behind what it answered before; a meeting is never younger than new.
        var lived = Math.max(0, age.toMillis()) / (double) youngFor.toMillis();
        return expectedParticipants * (1 - lived);
    }
}
