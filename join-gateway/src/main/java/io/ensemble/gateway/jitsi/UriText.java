package io.ensemble.gateway.jitsi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;

/** A text within an address, as JavaScript's {@code encodeURIComponent} writes it: what Jitsi's page reads. */
final class UriText {

    private UriText() {}

    static String encode(String text) {
        // A form's encoding differs in these: a blank is +, and more characters are encoded.
        return URLEncoder.encode(text, UTF_8)
                .replace("+", "%20")
                .replace("%21", "!")
                .replace("%27", "'")
                .replace("%28", "(")
                .replace("%29", ")")
                .replace("%7E", "~");
    }
}
