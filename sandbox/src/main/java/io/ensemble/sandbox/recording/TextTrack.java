package io.ensemble.sandbox.recording;

/**
 * Subtitles or captions.
 *
 * @param kind subtitles or captions
 * @param lang a language tag as java.util.Locale writes it
 * @param text the uploaded file
 */
public record TextTrack(String kind, String lang, String label, String text) {

    /** Name of the file beside the recording. */
    public String file() {
        return kind + "_" + lang + ".vtt";
    }

    boolean replaces(TextTrack other) {
        return kind.equals(other.kind) && lang.equals(other.lang);
    }
}
