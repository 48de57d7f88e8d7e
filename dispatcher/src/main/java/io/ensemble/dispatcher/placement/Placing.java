package io.ensemble.dispatcher.placement;

import io.ensemble.fleet.placement.MeetingKey;
import io.ensemble.fleet.placement.Placement;

/** What came of asking for a place. */
sealed interface Placing {

    /** The meeting has a new place. */
    record Made(Placement placement) implements Placing {}

    /** The meeting had this place already. */
    record Found(Placement placement) implements Placing {}

    /**
     * The meeting has this place, on which all dispatchers agree without the store.
     *
     * @param node its id
     */
    record Agreed(MeetingKey meeting, String node) implements Placing {}

    /** The tenant has as many meetings as it may have. */
    record LimitReached() implements Placing {}

    /** No node may take it; why, in words for an operator. */
    record Refused(String why) implements Placing {}
}
