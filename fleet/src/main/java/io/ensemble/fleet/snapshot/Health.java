package io.ensemble.fleet.snapshot;

/** What polling finds of a node. */
public enum Health {
    /** Answers. */
    ONLINE("online"),
    /** Has failed of late, but not often enough to be given up. Keeps its meetings; takes new ones only if nobody else can. */
    UNSTABLE("unstable"),
    /** Given up until it has answered several times in a row. */
    OFFLINE("offline");

    private final String word;

    Health(String word) {
        this.word = word;
    }

    @Override
    public String toString() {
        return word;
    }
}
