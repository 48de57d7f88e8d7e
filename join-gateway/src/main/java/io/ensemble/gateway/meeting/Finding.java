package io.ensemble.gateway.meeting;

import java.util.Optional;

/** What came of looking for a meeting. */
public sealed interface Finding {

    /** It is there. */
    record Found(Located located) implements Finding {}

    /** No node has it. */
    record Nowhere() implements Finding {}

    /** Its node was given up, and the meeting with it. Created again, it is placed elsewhere. */
    record Lost() implements Finding {}

    /** The store is away or may have lost something, and not every node has said that it does not have the meeting. */
    record InDoubt() implements Finding {}

    /** Where it is, if that is known. */
    default Optional<Located> ifFound() {
        return this instanceof Found(var located) ? Optional.of(located) : Optional.empty();
    }
}
