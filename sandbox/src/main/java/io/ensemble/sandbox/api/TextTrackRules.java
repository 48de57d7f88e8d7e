package io.ensemble.sandbox.api;

import io.ensemble.bigbluebutton.Failure;
import io.ensemble.bigbluebutton.Parameters;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What putRecordingTextTrack refuses by its parameters alone (RecordingController). The first violation counts. */
final class TextTrackRules {

    private static final Set<String> KINDS = Set.of("subtitles", "captions");

    private TextTrackRules() {}

    static Optional<Failure> firstViolation(Parameters parameters) {
        return Stream.of(
                        missing(parameters, "recordID"),
                        missing(parameters, "kind"),
                        kind(parameters.text("kind")),
                        missing(parameters, "lang"),
                        lang(parameters.text("lang")))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The language as the server writes it, en_US; empty if it is none. */
    static Optional<String> language(String tag) {
        try {
            return Optional.of(new Locale.Builder().setLanguageTag(tag).build().toString());
        } catch (IllformedLocaleException wrong) {
            return Optional.empty();
        }
    }

    private static Optional<Failure> missing(Parameters parameters, String name) {
        return parameters.text(name).isEmpty()
                ? Optional.of(new Failure("paramError", "Missing param " + name + "."))
                : Optional.empty();
    }

    private static Optional<Failure> kind(String kind) {
        return KINDS.contains(kind.strip())
                ? Optional.empty()
                : Optional.of(new Failure("invalidKind", "The kind parameter is not set to a permitted value."));
    }

    private static Optional<Failure> lang(String lang) {
        return language(lang).isPresent()
                ? Optional.empty()
                : Optional.of(new Failure("invalidLang", "The lang parameter is not a well-formed language tag."));
    }
}
