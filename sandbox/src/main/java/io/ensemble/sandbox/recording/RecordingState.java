package io.ensemble.sandbox.recording;

import java.util.Locale;

/** Where a recording is on its way (section 2.12). */
public enum RecordingState {
    PROCESSING,
    PROCESSED,
    PUBLISHED,
    UNPUBLISHED,
    DELETED;

    /** Whether there is something to play: publish, update and delete find these states alone, as a plain search does. */
    public boolean finished() {
        return this == PUBLISHED || this == UNPUBLISHED;
    }

    /** The word in the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
