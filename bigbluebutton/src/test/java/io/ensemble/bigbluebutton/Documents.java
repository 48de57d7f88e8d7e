package io.ensemble.bigbluebutton;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Answers of nodes, kept as resources. */
final class Documents {

    private Documents() {}

    static String text(String name) {
        try (var document = Objects.requireNonNull(Documents.class.getResourceAsStream(name), name)) {
            return new String(document.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
