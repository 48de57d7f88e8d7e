package io.ensemble.dispatcher;

/** The names of this service's meters and of their tags. */
public final class Meters {

    /** Counter: answers to requests for a place, by {@link #OUTCOME}. */
    public static final String PLACEMENTS = "ensemble.placements";
    /** Timer: how long such an answer takes. */
    public static final String PLACEMENT_DURATION = "ensemble.placement.duration";
    /** Counter: placements that were given up, by {@link #REASON}. */
    public static final String RELEASED = "ensemble.placements.released";
    /** Counter: calls that were to end a meeting, by {@link #REASON} and {@link #OUTCOME}. */
    public static final String MEETINGS_ENDED = "ensemble.meetings.ended";
    /** Gauge: seconds since the poll round of the snapshot in use began. */
    public static final String SNAPSHOT_AGE = "ensemble.snapshot.age";
    /** Gauge: load of a {@link #NODE}, in participants, without reservations. */
    public static final String NODE_LOAD = "ensemble.node.load";

    /** Counter: meetings that ran without a placement and were given one. */
    public static final String ADOPTED = "ensemble.meetings.adopted";
    /** Counter: copies of a meeting that ran on two nodes, found and ended. */
    public static final String TWINS = "ensemble.twins";

    /** Gauge: Jitsi rooms that are on two nodes at this moment. */
    public static final String SPLIT_ROOMS = "ensemble.rooms.split";

    /** Tag: made, found, agreed, limit_reached, no_candidate or store_away; of an end: ended or failed. */
    public static final String OUTCOME = "outcome";
    /** Tag: requested or ended; of an end: drain or panic. */
    public static final String REASON = "reason";
    /** Tag: id of a node. */
    public static final String NODE = "node";

    private Meters() {}
}
