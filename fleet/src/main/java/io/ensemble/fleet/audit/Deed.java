package io.ensemble.fleet.audit;

/** What can be done to a node. */
public enum Deed {
    /** It was given another state. */
    STATE("state"),
    /** It came into the fleet, or back into it. */
    ADDED("added"),
    /** Its source lists it no more, so it is on its way out. */
    LEFT("left"),
    /** It is in the fleet no more. */
    GONE("gone"),
    /** Its meetings were ended because the deadline of its draining was over. */
    ENDED("ended"),
    /** All its meetings were ended at once. */
    PANIC("panic");

    private final String word;

    Deed(String word) {
        this.word = word;
    }

    @Override
    public String toString() {
        return word;
    }
}
