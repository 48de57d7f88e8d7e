package io.ensemble.sandbox.people;

import io.ensemble.sandbox.meeting.Browsers;
import java.time.Instant;

/** One of the crowd. */
sealed interface Member {
    /** When something happens next. */
    Instant until();

    /** In no meeting. */
    record Away(Instant until) implements Member {}

    /** In a meeting. */
    record Inside(Browsers browsers, String token, Instant until) implements Member {}
}
