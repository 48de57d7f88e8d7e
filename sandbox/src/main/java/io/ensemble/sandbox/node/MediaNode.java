package io.ensemble.sandbox.node;

import io.ensemble.sandbox.people.Venue;
import java.util.Optional;
import java.util.SequencedMap;

/** A simulated media server, whatever its kind. */
public interface MediaNode extends AutoCloseable {
    /** Unique in the fleet. */
    String id();

    /** As nodes.yaml calls it. */
    String kind();

    /** Scheme, host and port. */
    String url();

    /** What signs calls or tokens; empty if nothing is signed with a secret here. */
    Optional<String> secret();

    /** What else nodes.yaml says of its kind: who counts, how it tells who may enter. Keys and values, in their order. */
    SequencedMap<String, String> description();

    /** The node as people see it. */
    Venue place();

    /** What a node does on its own; called a few times in each second of its time. */
    void tick();

    @Override
    void close();
}
