package io.ensemble.sandbox.people;

import java.time.Instant;

/** One of the crowd. */
sealed interface Member {
    /** When something happens next. */
    Instant until();

    /** In no meeting. */
    record Away(Instant until) implements Member {}

    /** In a meeting; knows how to leave it. */
    record Inside(Runnable leaving, Instant until) implements Member {}
}
