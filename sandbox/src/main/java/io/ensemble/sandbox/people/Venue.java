package io.ensemble.sandbox.people;

import java.util.List;

/** A node as people see it. */
public interface Venue {
    /** What they may enter at this moment. */
    List<Door> doors();
}
