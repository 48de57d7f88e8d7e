package io.ensemble.gateway.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The texts of the web page in one language: the very files that the page itself is built with. */
record Catalogue(String language, JsonNode texts) {

    /** English first: it is what those get who read none of them. */
    private static final List<String> LANGUAGES = List.of("en", "fr", "ja");

    /** All catalogues by language. */
    static Map<String, Catalogue> all(ObjectMapper json) {
        return LANGUAGES.stream()
                .map(language -> read(language, json))
                .collect(Collectors.toUnmodifiableMap(Catalogue::language, Function.identity()));
    }

    /** The language that suits the header Accept-Language best. */
    static String languageFor(String acceptLanguage) {
        try {
            var best = Locale.lookupTag(Locale.LanguageRange.parse(acceptLanguage), LANGUAGES);
            return best == null ? LANGUAGES.getFirst() : best;
        } catch (IllegalArgumentException unreadable) {
            return LANGUAGES.getFirst();
        }
    }

    /** The text under a key such as {@code problems.moving.title}. */
    String text(String key) {
        var text = texts.at("/" + key.replace('.', '/'));
        if (!text.isTextual()) {
            throw new IllegalArgumentException("No text under " + key + " in " + language);
        }
        return text.asText();
    }

    private static Catalogue read(String language, ObjectMapper json) {
        var file = "language/" + language + ".json";
        try (var in = Thread.currentThread().getContextClassLoader().getResourceAsStream(file)) {
            return new Catalogue(language, json.readTree(Objects.requireNonNull(in, file)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
