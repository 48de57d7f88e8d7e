package io.ensemble.sandbox.node;

import io.ensemble.sandbox.people.Venue;
import java.util.Optional;

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

    /** Where its bridge serves statistics; empty if it has no bridge. */
    Optional<String> stats();

    /** The node as people see it. */
    Venue place();

    /** What a node does on its own; called a few times in each second of its time. */
    void tick();

    @Override
    void close();
}
