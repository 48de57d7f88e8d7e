package io.ensemble.fleet.callback;

import java.util.Arrays;
import java.util.Optional;

/** What a node tells a front end of. */
public enum CallbackKind {
    /** {@code meta_endCallbackUrl}: the meeting is over. */
    END("end"),
    /** {@code meetingEndedURL}: the same, asked for in another way and told with fewer words. */
    ENDED_URL("ended-url"),
    /** Any {@code meta_*-recording-ready-url}: a recording can be watched. */
    RECORDING_READY("recording-ready"),
    /** {@code meta_analytics-callback-url}: what the learning dashboard gathered. */
    ANALYTICS("analytics"),
    /** {@code hooks/create}: any event of a meeting. */
    WEBHOOK("webhook");

    private final String word;

    CallbackKind(String word) {
        this.word = word;
    }

    /** The kind of that word. */
    public static Optional<CallbackKind> called(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    /** Whether it tells that a meeting is over. */
    public boolean tellsOfTheEnd() {
        return this == END || this == ENDED_URL;
    }

    @Override
    public String toString() {
        return word;
    }
}
