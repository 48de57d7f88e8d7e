package io.ensemble.sandbox.meeting;

/** What a browser sends or hears. */
public record Media(boolean microphone, boolean camera, boolean listenOnly) {

    /** A browser that only shows the page. */
    public static final Media NONE = new Media(false, false, false);
}
