package io.ensemble.fleet.node;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of media server that a fleet can have. */
public enum NodeKind {
    BIGBLUEBUTTON("bigbluebutton"),
    JITSI("jitsi");

    private final String word;

    NodeKind(String word) {
        this.word = word;
    }

    /** The kind that files and APIs call by this word. */
    public static Optional<NodeKind> called(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    @Override
    public String toString() {
        return word;
    }
}
