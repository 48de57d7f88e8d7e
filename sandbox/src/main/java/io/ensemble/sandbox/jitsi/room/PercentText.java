package io.ensemble.sandbox.jitsi.room;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.Optional;

/** JavaScript's {@code encodeURIComponent} and {@code decodeURIComponent}. */
final class PercentText {

    private PercentText() {}

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

    /** The text; empty if it has a per cent sign without two digits after it, or bytes that are no UTF-8. */
    static Optional<String> decode(String text) {
        var bytes = new ByteArrayOutputStream(text.length());
        for (var i = 0; i < text.length(); ) {
            if (text.charAt(i) == '%') {
                if (!isByte(text, i + 1)) {
                    return Optional.empty();
                }
                bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 3;
            } else {
                var character = text.codePointAt(i);
                bytes.writeBytes(Character.toString(character).getBytes(UTF_8));
                i += Character.charCount(character);
            }
        }
        try {
            return Optional.of(UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    private static boolean isByte(String text, int start) {
        return start + 2 <= text.length()
                && Character.digit(text.charAt(start), 16) >= 0
                && Character.digit(text.charAt(start + 1), 16) >= 0;
    }
}
