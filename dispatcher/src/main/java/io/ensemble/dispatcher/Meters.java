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
    /** Gauge: load of a {@link #NODE} as the policy {@code load} counts it, in participants, without reservations. */
    public static final String NODE_LOAD = "ensemble.node.load";
    /** Gauge: people who fill a {@link #NODE} of its weight. */
    public static final String NODE_CAPACITY = "ensemble.node.capacity";
    /** Gauge: 1 for a {@link #NODE} that may be given new meetings. */
    public static final String NODE_USABLE = "ensemble.node.usable";
    /** Gauge: 1 for the {@link #STATE} that a {@link #NODE} is in. */
    public static final String NODE_STATE = "ensemble.node.state";
    /** Gauge: placements in the store on a {@link #NODE}; shown by the dispatcher that sets them right. */
    public static final String NODE_PLACEMENTS = "ensemble.node.placements";

    /** Gauge: nodes of a {@link #KIND} that there should be. */
    public static final String NODES_DESIRED = "ensemble.nodes.desired";
    /** Gauge: 1 for the {@link #REASON} of that number. */
    public static final String NODES_DESIRED_REASON = "ensemble.nodes.desired.reason";
    /** Gauge: people of the largest meeting for which there is to be room. */
    public static final String CAPACITY_RESERVE = "ensemble.capacity.reserve";

    /** Gauge: 1 while the store is away. */
    public static final String STORE_AWAY = "ensemble.store.away";
    /** Gauge: memory of the store that is in use. */
    public static final String STORE_MEMORY_USED = "ensemble.store.memory.used";
    /** Gauge: memory that it may use; 0 if nobody has set a limit. */
    public static final String STORE_MEMORY_LIMIT = "ensemble.store.memory.limit";
    /** Counter: keys that it has thrown away for want of memory. */
    public static final String STORE_EVICTED = "ensemble.store.evicted.keys";
    /** Gauge: how long the server that answers has been up. */
    public static final String STORE_UPTIME = "ensemble.store.uptime";
    /** Gauge: replicas that follow it. */
    public static final String STORE_REPLICAS = "ensemble.store.replicas";

    /** Counter: meetings that ran without a placement and were given one. */
    public static final String ADOPTED = "ensemble.meetings.adopted";
    /** Counter: copies of a meeting that ran on two nodes, found and ended. */
    public static final String TWINS = "ensemble.twins";

    /** Gauge: for how long placements may have been missing in the store; 0 while they are complete. */
    public static final String INCOMPLETE = "ensemble.placements.incomplete";

    /** Gauge: Jitsi rooms that are on two nodes at this moment. */
    public static final String SPLIT_ROOMS = "ensemble.rooms.split";

    /** Tag: made, found, agreed, limit_reached, no_candidate or store_away; of an end: ended or failed. */
    public static final String OUTCOME = "outcome";
    /** Tag: requested or ended; of an end: drain, panic, copy or over. */
    public static final String REASON = "reason";
    /** Tag: id of a node. */
    public static final String NODE = "node";
    /** Tag: bigbluebutton or jitsi. */
    public static final String KIND = "kind";
    /** Tag: enabled, cordoned, draining or disabled. */
    public static final String STATE = "state";

    private Meters() {}
}
