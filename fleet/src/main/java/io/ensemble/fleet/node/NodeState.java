package io.ensemble.fleet.node;

import java.util.Arrays;
import java.util.Optional;

/** What an operator wants of a node; what polling finds is another matter ({@code Health}). */
public enum NodeState {
    /** Takes new meetings. */
    ENABLED("enabled"),
    /** Keeps its meetings and takes no new ones. */
    CORDONED("cordoned"),
    /** The same, on its way out: past its deadline, if it has one, its meetings are ended with a notice in their chat first. */
    DRAINING("draining"),
    /** Out of use: not polled, no meetings. */
    DISABLED("disabled");

    private final String word;

    NodeState(String word) {
        this.word = word;
    }

    /** The state that files and APIs call by this word. */
    public static Optional<NodeState> called(String word) {
        return Arrays.stream(values()).filter(state -> state.word.equals(word)).findFirst();
    }

    @Override
    public String toString() {
        return word;
    }
}
