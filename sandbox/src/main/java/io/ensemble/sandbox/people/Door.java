package io.ensemble.sandbox.people;

import java.util.Optional;

/** The way into one meeting. */
@FunctionalInterface
public interface Door {
    /** Lets somebody in; answers how to leave again. Empty if it is full, closed to guests, or over in this very moment. */
    Optional<Runnable> enter(Stranger stranger);
}
