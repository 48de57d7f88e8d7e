package io.ensemble.sandbox.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ensemble.sandbox.web.Html;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page with {@code {{name}}} where values go. Every value is escaped; none is looked at again for more names. */
final class Template {

    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-zA-Z]+)}}");

    private final String text;

    private Template(String text) {
        this.text = text;
    }

    /** A page from beside this class. */
    static Template load(String file) {
        try (var stream = Template.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("There is no page " + file);
            }
            return new Template(new String(stream.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String fill(Map<String, String> values) {
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(Html.escape(values.getOrDefault(place.group(1), ""))));
    }
}
